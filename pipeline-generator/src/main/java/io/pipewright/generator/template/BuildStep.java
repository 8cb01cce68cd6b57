package io.pipewright.generator.template;

import io.pipewright.plan.ActionPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.codebuild.BuildEnvironmentVariable;
import software.amazon.awscdk.services.codepipeline.actions.CodeBuildAction;
import software.constructs.Construct;

/** A build: its project, and an action that may start that project and nothing else. */
final class BuildStep {
  private BuildStep() {}

  static DrawnAction draw(Drawing drawing, Construct scope, ActionPlan.Build action) {
    BuildProject project = new BuildProject(drawing, action);
    PlanRole role =
        new PlanRole(
            scope,
            "ActionRole",
            PlanRole.STEPS,
            Optional.empty(),
            "Starts " + action.project().name(),
            drawing.pipelineRole(),
            List.of(
                Policies.allow(
                    List.of(
                        "codebuild:BatchGetBuilds", "codebuild:StartBuild", "codebuild:StopBuild"),
                    List.of(project.arn()))));
    CodeBuildAction.Builder build =
        CodeBuildAction.Builder.create()
            .actionName(action.name())
            .runOrder(action.runOrder())
            .project(project.project())
            .input(drawing.artifact(action.input()))
            .extraInputs(drawing.artifacts(action.extraInputs()))
            .role(role.fixed());
    if (!action.variables().isEmpty()) {
      build.environmentVariables(plain(action.variables()));
    }
    action.output().ifPresent(output -> build.outputs(List.of(drawing.artifact(output))));
    action.namespace().ifPresent(build::variablesNamespace);
    return new DrawnAction(build.build(), Optional.of(role.arn()));
  }

  /** As {@code PLAINTEXT}: secrets come through the buildspec, by reference. */
  static Map<String, BuildEnvironmentVariable> plain(Map<String, String> variables) {
    Map<String, BuildEnvironmentVariable> plain = new LinkedHashMap<>();
    variables.forEach(
        (name, value) -> plain.put(name, BuildEnvironmentVariable.builder().value(value).build()));
    return plain;
  }
}
