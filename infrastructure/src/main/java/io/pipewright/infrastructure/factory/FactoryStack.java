package io.pipewright.infrastructure.factory;

import io.pipewright.infrastructure.policy.Arns;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/** From Bitbucket's delivery to the generator, and from an execution back to the commit. */
public final class FactoryStack extends Stack {
  public FactoryStack(
      Construct scope, String id, StackProps props, FactorySpecification specification) {
    super(scope, id, props);
    Arns arns = new Arns(this);
    TeamKeys keys = new TeamKeys(this, "Keys", specification.teams());
    SourceBucket bucket = new SourceBucket(this, "Source", keys.factory());
    GeneratorTask task =
        new GeneratorTask(this, "Generator", bucket, keys, specification.imageTag());
    Map<String, String> environment = Map.of("PIPEWRIGHT_FACTORY", bucket.factoryUrl());
    Function deliveries =
        new FactoryFunction(
                this,
                "Webhook",
                "io.pipewright.webhook.lambda.BitbucketHandler",
                specification,
                environment,
                WebhookPolicy.deliveries(arns, bucket, keys, task))
            .function();
    new WebhookApi(this, "Api", deliveries);
    Function executions =
        new FactoryFunction(
                this,
                "Executions",
                "io.pipewright.webhook.lambda.ExecutionHandler",
                specification,
                environment,
                WebhookPolicy.executions(arns, bucket, keys))
            .function();
    onExecutionChange(executions);
  }

  private void onExecutionChange(Function function) {
    Rule.Builder.create(this, "ExecutionChange")
        .description("Executions of pipelines, for the status of their commits")
        .eventPattern(
            EventPattern.builder()
                .source(List.of("aws.codepipeline"))
                .detailType(List.of("CodePipeline Pipeline Execution State Change"))
                .build())
        .targets(List.of(LambdaFunction.Builder.create(function).build()))
        .build();
  }
}
