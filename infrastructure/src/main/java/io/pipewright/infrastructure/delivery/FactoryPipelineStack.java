package io.pipewright.infrastructure.delivery;

import io.pipewright.infrastructure.policy.Arns;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.pipelines.AddStageOpts;
import software.amazon.awscdk.pipelines.CodeBuildOptions;
import software.amazon.awscdk.pipelines.CodePipeline;
import software.amazon.awscdk.pipelines.CodePipelineSource;
import software.amazon.awscdk.pipelines.S3SourceOptions;
import software.amazon.awscdk.services.codebuild.BuildEnvironment;
import software.amazon.awscdk.services.codebuild.LinuxBuildImage;
import software.amazon.awscdk.services.codepipeline.PipelineType;
import software.amazon.awscdk.services.codepipeline.actions.S3Trigger;
import software.constructs.Construct;

/**
 * The factory's own pipeline, by CDK Pipelines: it tests and draws this app from its source,
 * updates itself, and then deploys the factory. Teams' pipelines are not made here; the generator
 * makes them.
 */
public final class FactoryPipelineStack extends Stack {
  private final DeliverySource source;
  private final CodePipelineSource archive;
  private final CodePipeline pipeline;
  private final String imageTag;

  public FactoryPipelineStack(Construct scope, String id, StackProps props, String imageTag) {
    super(scope, id, props);
    this.imageTag = imageTag;
    source = new DeliverySource(this, "Source");
    archive =
        CodePipelineSource.s3(
            source.bucket(),
            DeliverySource.KEY,
            S3SourceOptions.builder().trigger(S3Trigger.NONE).build());
    pipeline =
        CodePipeline.Builder.create(this, "Delivery")
            .pipelineName("pipewright-delivery")
            .pipelineType(PipelineType.V2)
            .artifactBucket(source.artifacts())
            .cliVersion(DeliverySteps.CDK_CLI)
            .codeBuildDefaults(
                CodeBuildOptions.builder()
                    .buildEnvironment(
                        BuildEnvironment.builder().buildImage(LinuxBuildImage.STANDARD_7_0).build())
                    .build())
            .synth(DeliverySteps.synth(archive))
            .build();
  }

  /** Makes {@code factory} what is deployed; nothing can be added afterwards. */
  public void deliver(Stage factory) {
    pipeline.addStage(
        factory,
        AddStageOpts.builder()
            .post(List.of(DeliverySteps.publishImage(archive, new Arns(this), imageTag)))
            .build());
    pipeline.buildPipeline();
    source.starts(pipeline.getPipeline());
  }
}
