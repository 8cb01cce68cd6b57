package io.pipewright.infrastructure.factory;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/** From an execution back to its commit. */
final class ExecutionFunction extends Construct {
  private static final Duration TIMEOUT = Duration.minutes(5);

  private final Function function;

  ExecutionFunction(
      Construct scope,
      String id,
      FactorySpecification specification,
      String factoryUrl,
      List<PolicyStatement> statements) {
    super(scope, id);
    function =
        new FactoryFunction(
                this,
                "Executions",
                FunctionShape.ofWebhook(
                    FactoryFunctions.EXECUTIONS,
                    specification,
                    factoryUrl,
                    TIMEOUT,
                    FunctionShape.SMALL),
                statements)
            .function();
    Rule.Builder.create(this, "Change")
        .description("Executions of pipelines, for the status of their commits")
        .eventPattern(
            EventPattern.builder()
                .source(List.of("aws.codepipeline"))
                .detailType(List.of("CodePipeline Pipeline Execution State Change"))
                .build())
        .targets(List.of(LambdaFunction.Builder.create(function).build()))
        .build();
  }

  Function function() {
    return function;
  }
}
