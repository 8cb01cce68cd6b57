package io.pipewright.generator.template;

import io.pipewright.generator.surroundings.SurroundingsException;
import io.pipewright.plan.ActionPlan;
import io.pipewright.plan.ParameterValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.CfnCapabilities;
import software.amazon.awscdk.services.codepipeline.Artifact;
import software.amazon.awscdk.services.codepipeline.actions.CloudFormationCreateUpdateStackAction;
import software.amazon.awscdk.services.iam.FromRoleArnOptions;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * A stack in a target account. Both roles exist there already and are only named; so the pipeline
 * stays one stack, and no permission of a target account is decided here.
 */
final class CloudFormationStep {
  private CloudFormationStep() {}

  static DrawnAction draw(Drawing drawing, Construct scope, ActionPlan.CloudFormation action) {
    if (!action.region().equals(drawing.plan().region())) {
      // The CDK would quietly make a second stack with a second bucket there.
      throw new SurroundingsException(
          "the environment %s is in %s, and pipelines in %s cannot deploy there"
              .formatted(action.environment(), action.region(), drawing.plan().region()));
    }
    drawing.bucket().share(action);
    CloudFormationCreateUpdateStackAction deploy =
        CloudFormationCreateUpdateStackAction.Builder.create()
            .actionName(action.name())
            .runOrder(action.runOrder())
            .stackName(action.stackName())
            .templatePath(drawing.artifact(action.templateArtifact()).atPath(action.templatePath()))
            .parameterOverrides(parameters(drawing, action))
            .extraInputs(extraInputs(drawing, action))
            .adminPermissions(false)
            .cfnCapabilities(List.of(CfnCapabilities.NAMED_IAM))
            .role(existing(scope, "DeployRole", action.deployRole()))
            .deploymentRole(existing(scope, "ExecutionRole", action.executionRole()))
            .build();
    return new DrawnAction(deploy, Optional.of(action.deployRole()));
  }

  private static IRole existing(Construct scope, String id, String arn) {
    return Role.fromRoleArn(scope, id, arn, FromRoleArnOptions.builder().mutable(false).build());
  }

  private static List<Artifact> extraInputs(Drawing drawing, ActionPlan.CloudFormation action) {
    return action.inputs().stream()
        .filter(name -> !name.equals(action.templateArtifact()))
        .distinct()
        .map(drawing::artifact)
        .toList();
  }

  private static Map<String, Object> parameters(Drawing drawing, ActionPlan.CloudFormation action) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    action.parameters().forEach((name, value) -> parameters.put(name, parameter(drawing, value)));
    return parameters;
  }

  private static Object parameter(Drawing drawing, ParameterValue value) {
    return value.<Object>match(
        ParameterValue.Literal::text,
        attribute -> {
          Artifact artifact = drawing.artifact(attribute.artifact());
          return switch (attribute.attribute()) {
            case "BucketName" -> artifact.getBucketName();
            case "ObjectKey" -> artifact.getObjectKey();
            default ->
                throw new IllegalArgumentException(
                    "an artefact has no attribute " + attribute.attribute());
          };
        });
  }
}
