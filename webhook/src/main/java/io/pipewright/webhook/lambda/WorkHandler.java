package io.pipewright.webhook.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.webhook.WebhookApplication;
import io.pipewright.webhook.checkout.CheckoutBudget;
import io.pipewright.webhook.worker.WorkBatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The worker as Lambda's event source mapping calls it. Messages that failed are named in the
 * answer, so that the others are not given out again.
 */
public final class WorkHandler implements RequestStreamHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

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
        WebhookApplication.ofFunction(System.getenv(), Clock.systemUTC()).batch(),
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
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    List<WorkBatch.Received> messages = new ArrayList<>();
    JSON.readTree(input).path("Records").forEach(message -> messages.add(read(message)));
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode failures = answer.putArray("batchItemFailures");
    batch
        .work(messages, budget(context))
        .forEach(id -> failures.addObject().put("itemIdentifier", id));
    output.write(JSON.writeValueAsBytes(answer));
  }

  private CheckoutBudget budget(@Nullable Context context) {
    Duration left =
        context == null
            ? LONGEST
            : Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    return CheckoutBudget.ofDisk(temporary, clock.instant().plus(left), clock);
  }

  private static WorkBatch.Received read(JsonNode message) {
    JsonNode attributes = message.path("attributes");
    return new WorkBatch.Received(
        message.path("messageId").asText(),
        message.path("receiptHandle").asText(),
        attributes.path("MessageGroupId").asText(),
        attributes.path("ApproximateReceiveCount").asInt(1),
        message.path("body").asText());
  }
}
