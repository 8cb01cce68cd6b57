package io.pipewright.plan;

import io.pipewright.language.Gate;
import io.pipewright.language.LanguagePack;
import io.pipewright.language.LanguagePacks;
import io.pipewright.language.Step;
import io.pipewright.organisation.Environment;
import io.pipewright.organisation.Organisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Lays the settled values out as stages and actions. Nothing is decided by the manifest here. */
final class PipelineDesign {
  static final String SOURCE = "Source";
  static final String BUILD = "Build";
  static final String PACKAGE = "Package";

  private final Organisation organisation;
  private final LanguagePacks packs;
  private final Decisions decisions;
  private final PlanNames names;
  private final StepProjects projects;

  PipelineDesign(Organisation organisation, LanguagePacks packs, Decisions decisions) {
    this.organisation = organisation;
    this.packs = packs;
    this.decisions = decisions;
    this.names = new PlanNames(organisation, decisions);
    this.projects = new StepProjects(names, decisions);
  }

  PipelinePlan plan() {
    return new PipelinePlan(
        names.pipeline(),
        decisions.team().name(),
        decisions.application(),
        decisions.repository(),
        organisation.aws().account(),
        organisation.aws().region(),
        decisions.team().key(),
        names.pipeline(),
        roleGrants(),
        stages(),
        names.tags());
  }

  private List<StagePlan> stages() {
    LanguagePack.Steps steps = decisions.toolchain().pack().steps();
    ActionPlan.Source source =
        new ActionPlan.Source(
            SOURCE, 1, organisation.factory().sourceBucket(), names.sourceKey(), SOURCE, SOURCE);
    List<StagePlan> stages = new ArrayList<>();
    stages.add(stage(SOURCE, source));
    stages.add(stage("Lint", gate("Lint", steps.lint())));
    stages.add(stage(BUILD, gate(BUILD, steps.build())));
    stages.add(new StagePlan("Scan", scans(steps)));
    stages.add(
        stage(VersionStep.NAME, new VersionStep(organisation, names, decisions).action(source)));
    stages.add(stage(PACKAGE, packaging(steps.packaging())));
    for (Decisions.Target target : decisions.targets()) {
      if (target.environment().isProtected()) {
        stages.add(stage("Approve-" + target.environment().name(), approval(target.environment())));
      }
      stages.add(stage("Deploy-" + target.environment().name(), deployment(target)));
    }
    return stages;
  }

  private List<ActionPlan> scans(LanguagePack.Steps steps) {
    List<ActionPlan> scans = new ArrayList<>();
    scans.add(gate("Sast", steps.sast()));
    for (Gate gate : packs.gates().values()) {
      String name = gate.name().substring(0, 1).toUpperCase(Locale.ROOT) + gate.name().substring(1);
      scans.add(
          action(
              name, Optional.of(gate.name()), gate.step(), projects.ofGate(name, gate), Map.of()));
    }
    scans.add(gate("Sbom", steps.sbom()));
    return scans;
  }

  private ActionPlan gate(String name, Step step) {
    return action(
        name,
        Optional.of(name.toLowerCase(Locale.ROOT)),
        step,
        projects.ofPack(name, step),
        Map.of());
  }

  private ActionPlan packaging(Step step) {
    return action(
        PACKAGE,
        Optional.empty(),
        step,
        projects.ofPack(PACKAGE, step),
        Map.of("PIPEWRIGHT_VERSION", VersionStep.VERSION));
  }

  private static ActionPlan action(
      String name,
      Optional<String> gate,
      Step step,
      ProjectPlan project,
      Map<String, String> variables) {
    return new ActionPlan.Build(
        name,
        1,
        gate,
        project,
        input(step),
        List.of(),
        step.output().map(output -> name),
        Optional.empty(),
        variables);
  }

  private static String input(Step step) {
    return switch (step.input()) {
      case SOURCE -> SOURCE;
      case BUILD -> BUILD;
    };
  }

  private ActionPlan approval(Environment environment) {
    String message =
        "Deploy "
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

  private ActionPlan deployment(Decisions.Target target) {
    Environment environment = target.environment();
    return new ActionPlan.CloudFormation(
        "Deploy",
        1,
        environment.name(),
        environment.account(),
        environment.region(),
        names.targetStack(environment.name()),
        SOURCE,
        target.template(),
        target.parameters(),
        List.of(SOURCE, PACKAGE),
        environment.deployRole(),
        environment.executionRole());
  }

  // What CodePipeline itself does between the actions: keep artefacts in the pipeline's own bucket.
  private List<Grant> roleGrants() {
    return List.of(
        new Grant(
            List.of("s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"),
            List.of("${ArtifactBucket}"),
            "find the pipeline's own artefact bucket"),
        new Grant(
            List.of("s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"),
            List.of("${ArtifactBucket}/*"),
            "pass artefacts from action to action"),
        new Grant(
            List.of("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"),
            List.of(decisions.team().key()),
            "artefacts are encrypted with the team's key"));
  }

  private static StagePlan stage(String name, ActionPlan action) {
    return new StagePlan(name, List.of(action));
  }
}
