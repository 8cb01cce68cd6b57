package io.pipewright.infrastructure.delivery;

import io.pipewright.infrastructure.policy.Arns;
import io.pipewright.infrastructure.policy.Statements;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.pipelines.CodeBuildStep;
import software.amazon.awscdk.pipelines.IFileSetProducer;
import software.amazon.awscdk.pipelines.ShellStep;
import software.amazon.awscdk.services.codebuild.BuildEnvironment;

/** What the delivery pipeline runs. */
final class DeliverySteps {
  /** Of the same month as the CDK library; an older one refuses its cloud assembly. */
  static final String CDK_CLI = "2.1135.0";

  private DeliverySteps() {}

  /** Tests everything, gathers the functions' code as Lambda takes it, and draws the stacks. */
  static ShellStep synth(IFileSetProducer source) {
    return ShellStep.Builder.create("Synth")
        .input(source)
        .commands(
            List.of(
                ".ci/run",
                "infrastructure/assemble-functions",
                "npx --yes aws-cdk@" + CDK_CLI + " synth --quiet"))
        .primaryOutputDirectory("cdk.out")
        .build();
  }

  /** Publishes the image under its tag, once: tags are immutable. */
  static CodeBuildStep publishImage(IFileSetProducer source, Arns arns, String imageTag) {
    String repository = "pipewright";
    return CodeBuildStep.Builder.create("PublishImage")
        .input(source)
        .buildEnvironment(BuildEnvironment.builder().privileged(true).build())
        .env(Map.of("IMAGE_REPOSITORY", repository, "IMAGE_TAG", imageTag))
        .commands(List.of("infrastructure/publish-image"))
        .rolePolicyStatements(
            List.of(
                // Has no resource level.
                Statements.allow(List.of("ecr:GetAuthorizationToken"), List.of("*")),
                Statements.allow(
                    List.of(
                        "ecr:BatchCheckLayerAvailability",
                        "ecr:BatchGetImage",
                        "ecr:CompleteLayerUpload",
                        "ecr:DescribeImages",
                        "ecr:DescribeRepositories",
                        "ecr:InitiateLayerUpload",
                        "ecr:PutImage",
                        "ecr:UploadLayerPart"),
                    List.of(arns.of("ecr", "repository/" + repository)))))
        .build();
  }
}
