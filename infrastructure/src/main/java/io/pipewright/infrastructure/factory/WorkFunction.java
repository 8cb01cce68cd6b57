package io.pipewright.infrastructure.factory;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/** The worker, fed from the queue. It has all that Lambda gives; what needs more is a task's. */
final class WorkFunction extends Construct {
  /** The longest that there is. */
  static final int TIMEOUT_MINUTES = 15;

  /** The largest that there is. */
  private static final Size TEMPORARY = Size.gibibytes(10);

  /**
   * One delivery has the whole time, and none waits for another repository's. Work is done one
   * after another within a batch, so that a larger one would save nothing.
   */
  private static final int BATCH = 1;

  /** As many repositories at once: more would be felt by Bitbucket, which serves all the clones. */
  private static final int CONCURRENCY = 20;

  private final Function function;

  WorkFunction(
      Construct scope,
      String id,
      FactorySpecification specification,
      String factoryUrl,
      DeliveryQueue queue,
      List<PolicyStatement> statements) {
    super(scope, id);
    function =
        new FactoryFunction(
                this,
                "Work",
                FunctionShape.ofWebhook(
                    FactoryFunctions.WORK,
                    specification,
                    factoryUrl,
                    Duration.minutes(TIMEOUT_MINUTES),
                    TEMPORARY),
                statements)
            .function();
    EventSourceMapping.Builder.create(this, "Deliveries")
        .target(function)
        .eventSourceArn(queue.queue().getQueueArn())
        .batchSize(BATCH)
        .maxConcurrency(CONCURRENCY)
        .reportBatchItemFailures(true)
        .build();
  }

  Function function() {
    return function;
  }
}
