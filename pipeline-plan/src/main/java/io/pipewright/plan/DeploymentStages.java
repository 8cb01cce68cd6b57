package io.pipewright.plan;

import io.pipewright.organisation.Environment;
import io.pipewright.plan.PipelineDesign.ExplainedStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stages that deploy, environment by environment, with an approval before each deployment to a
 * protected one. A component's are its own, so that they can be skipped, and an approver decides
 * about what really changes.
 */
final class DeploymentStages {
  private final PlanNames names;
  private final Decisions decisions;

  DeploymentStages(PlanNames names, Decisions decisions) {
    this.names = names;
    this.decisions = decisions;
  }

  List<ExplainedStage> all() {
    List<ExplainedStage> stages = new ArrayList<>();
    for (String environment : decisions.environments()) {
      for (Decisions.Part part : decisions.parts()) {
        part.targets().stream()
            .filter(target -> target.environment().name().equals(environment))
            .forEach(target -> add(stages, part, target));
      }
    }
    return stages;
  }

  private void add(List<ExplainedStage> stages, Decisions.Part part, Decisions.Target target) {
    Environment environment = target.environment();
    Optional<String> component = part.component().name();
    String suffix = environment.name() + component.map(name -> "--" + name).orElse("");
    if (environment.isProtected()) {
      stages.add(
          new ExplainedStage(
              new StagePlan(
                  "Approve-" + suffix, component, List.of(approval(environment, component))),
              true,
              new Origin.Organisation("environments." + environment.name() + ".protected"),
              "Waits until an approver of the team '"
                  + decisions.team().name()
                  + "' has said yes."));
    }
    stages.add(
        new ExplainedStage(
            new StagePlan("Deploy-" + suffix, component, List.of(deployment(part, target))),
            false,
            target.origin(),
            "Deploys the stack "
                + names.targetStack(component, environment.name())
                + " to the account "
                + environment.account()
                + "."));
  }

  private ActionPlan approval(Environment environment, Optional<String> component) {
    String message =
        "Deploy "
            + component.map(name -> name + " ").orElse("")
            + VersionStep.VERSION
            + " (commit "
            + VersionStep.COMMIT
            + ") of "
            + names.pipeline()
            + " to "
            + environment.name()
            + "?";
    return new ActionPlan.Approval("Approve", 1, message, environment.name());
  }

  private ActionPlan deployment(Decisions.Part part, Decisions.Target target) {
    Environment environment = target.environment();
    return new ActionPlan.CloudFormation(
        "Deploy",
        1,
        environment.name(),
        environment.account(),
        environment.region(),
        names.targetStack(part.component().name(), environment.name()),
        PipelineDesign.SOURCE,
        target.template(),
        target.parameters(),
        List.of(PipelineDesign.SOURCE, part.name(PipelineDesign.PACKAGE)),
        environment.deployRole(),
        environment.executionRole());
  }
}
