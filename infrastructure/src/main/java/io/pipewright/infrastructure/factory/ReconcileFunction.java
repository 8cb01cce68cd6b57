package io.pipewright.infrastructure.factory;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/** Asks Bitbucket every quarter of an hour what it never delivered. */
final class ReconcileFunction extends Construct {
  private static final Duration EVERY = Duration.minutes(15);

  /** Done, or given up, before the next one starts. */
  private static final Duration TIMEOUT = Duration.minutes(14);

  private final Function function;

  ReconcileFunction(
      Construct scope,
      String id,
      FactorySpecification specification,
      String factoryUrl,
      List<PolicyStatement> statements) {
    super(scope, id);
    function =
        new FactoryFunction(
                this,
                "Reconcile",
                FunctionShape.ofWebhook(
                    FactoryFunctions.RECONCILE,
                    specification,
                    factoryUrl,
                    TIMEOUT,
                    FunctionShape.SMALL),
                statements)
            .function();
    Rule.Builder.create(this, "Schedule")
        .description("Deliveries that never arrived")
        .schedule(Schedule.rate(EVERY))
        .targets(
            List.of(
                // The next one asks for the same.
                LambdaFunction.Builder.create(function).retryAttempts(0).build()))
        .build();
  }

  Function function() {
    return function;
  }
}
