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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The worker as Lambda's event source mapping calls it. Messages that failed are named in the
 * answer, so that the others are not given out again.
 */
public final class WorkHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  /** Left of /tmp for the pack while its index is written, and for the runtime. */
  private static final long SHARE_OF_TEMPORARY = 2;

  /** For the archive of what was fetched in the last moment, and the launch. */
  private static final Duration RESERVE = Duration.ofMinutes(5);

  private final WorkBatch batch;
  private final Clock clock;
  private final long mostBytes;

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
        Path.of(System.getProperty("java.io.tmpdir")).toFile().getUsableSpace()
            / SHARE_OF_TEMPORARY);
  }

  /**
   * A handler that gives everything to {@code batch}.
   *
   * @param mostBytes that one checkout may take
   */
  public WorkHandler(WorkBatch batch, Clock clock, long mostBytes) {
    this.batch = batch;
    this.clock = clock;
    this.mostBytes = mostBytes;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, @Nullable Context context) {
    List<WorkBatch.Received> messages = event.getRecords().stream().map(WorkHandler::read).toList();
    List<String> failed = batch.work(messages, budget(context));
    return new SQSBatchResponse(
        failed.stream().map(SQSBatchResponse.BatchItemFailure::new).toList());
  }

  private Optional<CheckoutBudget> budget(@Nullable Context context) {
    if (context == null) {
      return Optional.empty();
    }
    Instant end = clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    return Optional.of(new CheckoutBudget(mostBytes, end));
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
