package io.pipewright.plan;

import java.util.List;
import java.util.stream.Stream;

/** Questions to a plan that several tests ask. */
final class Plans {
  private Plans() {}

  static List<ActionPlan.Build> builds(PipelinePlan plan) {
    return plan.stages().stream()
        .flatMap(stage -> stage.actions().stream())
        .filter(ActionPlan.Build.class::isInstance)
        .map(ActionPlan.Build.class::cast)
        .toList();
  }

  static List<String> inputs(ActionPlan action) {
    return action.match(
        new ActionPlan.Cases<>() {
          @Override
          public List<String> source(ActionPlan.Source source) {
            return List.of();
          }

          @Override
          public List<String> build(ActionPlan.Build build) {
            return Stream.concat(Stream.of(build.input()), build.extraInputs().stream()).toList();
          }

          @Override
          public List<String> approval(ActionPlan.Approval approval) {
            return List.of();
          }

          @Override
          public List<String> cloudFormation(ActionPlan.CloudFormation deployment) {
            return deployment.inputs();
          }
        });
  }

  static List<String> outputs(ActionPlan action) {
    return action.match(
        new ActionPlan.Cases<>() {
          @Override
          public List<String> source(ActionPlan.Source source) {
            return List.of(source.output());
          }

          @Override
          public List<String> build(ActionPlan.Build build) {
            return build.output().stream().toList();
          }

          @Override
          public List<String> approval(ActionPlan.Approval approval) {
            return List.of();
          }

          @Override
          public List<String> cloudFormation(ActionPlan.CloudFormation deployment) {
            return List.of();
          }
        });
  }
}
