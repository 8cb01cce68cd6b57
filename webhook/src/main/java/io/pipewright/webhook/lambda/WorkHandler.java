package io.pipewright.webhook.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.pipewright.webhook.WebhookApplication;
import io.pipewright.webhook.checkout.CheckoutBudget;
import io.pipewright.webhook.worker.WorkBatch;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The worker as Lambda's event source mapping calls it. Messages that failed are named in the
 * answer, so that the others are not given out again.
 */
public final class WorkHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  /** For the launch, and for handing over. */
  private static final Duration RESERVE = Duration.ofMinutes(1);

  /** Where nobody limits it: Lambda's own limit. */
  private static final Duration LONGEST = Duration.ofMinutes(14);

  private final WorkBatch batch;
  private final Clock clock;
  private final Path temporary;

  /** For Lambda: made from the function's environment. */
  public WorkHandler() {
    this(
        WebhookApplication.fromEnvironment(
                System.getenv(),
                Clock.systemUTC(),
                new SecureRandom(),
                Path.of(System.getProperty("java.io.tmpdir")))
            .batch(),
        Clock.systemUTC(),
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * A handler that gives everything to {@code batch}.
   *
   * @param temporary where checkouts are; what is free there is what one may take
   */
  public WorkHandler(WorkBatch batch, Clock clock, Path temporary) {
    this.batch = batch;
    this.clock = clock;
    this.temporary = temporary;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context context) {
    List<WorkBatch.Received> messages = event.getRecords().stream().map(WorkHandler::read).toList();
    List<String> failed = batch.work(messages, budget(context));
    return new SQSBatchResponse(
        failed.stream().map(SQSBatchResponse.BatchItemFailure::new).toList());
  }

  private CheckoutBudget budget(@Nullable Context context) {
    Duration left =
        context == null
            ? LONGEST
            : Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    return CheckoutBudget.ofDisk(temporary, clock.instant().plus(left), clock);
  }

  private static WorkBatch.Received read(SQSEvent.SQSMessage message) {
    String trials = message.getAttributes().getOrDefault("ApproximateReceiveCount", "1");
    return new WorkBatch.Received(
        message.getMessageId(),
        message.getReceiptHandle(),
        message.getAttributes().getOrDefault("MessageGroupId", ""),
        Integer.parseInt(trials),
        message.getBody());
  }
}
