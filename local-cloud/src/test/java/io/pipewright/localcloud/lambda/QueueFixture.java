package io.pipewright.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.localcloud.queues.QueueStorage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A queue on a server of its own: a message comes again after a second, and is given up after the
 * second time.
 */
final class QueueFixture implements AutoCloseable {
  /** The answer of a function that got everything done. */
  static final String WELL = "{\"batchItemFailures\":[]}";

  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUEUE = "work.fifo";
  private static final String DEAD = "dead.fifo";

  private final QueueStorage queues = QueueStorage.start("111111111111", "eu-west-1");
  private final SqsClient client = queues.client();

  QueueFixture() {
    client.createQueue(
        it -> it.queueName(DEAD).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")));
    client.createQueue(
        it ->
            it.queueName(QUEUE)
                .attributes(
                    Map.of(
                        QueueAttributeName.FIFO_QUEUE,
                        "true",
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        "1",
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\""
                            + queues.arn(DEAD)
                            + "\",\"maxReceiveCount\":2}")));
  }

  SqsClient client() {
    return client;
  }

  /** Where the server listens. */
  URI server() {
    return queues.uri();
  }

  String url() {
    return queues.url(QUEUE);
  }

  String arn() {
    return queues.arn(QUEUE);
  }

  EventSource source(int concurrency) {
    return new EventSource(url(), arn(), "eu-west-1", 10, concurrency, Duration.ofSeconds(1));
  }

  void send(String group, String body) {
    client.sendMessage(
        it ->
            it.queueUrl(url())
                .messageGroupId(group)
                .messageDeduplicationId(body)
                .messageBody(body)
                .messageAttributes(
                    Map.of(
                        "kind",
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue("merge")
                            .build())));
  }

  /** What was given up. */
  List<String> deadBodies() {
    return client
        .receiveMessage(
            it -> it.queueUrl(queues.url(DEAD)).maxNumberOfMessages(10).waitTimeSeconds(1))
        .messages()
        .stream()
        .map(Message::body)
        .toList();
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience ends").isLessThan(end);
      Thread.sleep(20);
    }
  }

  static List<JsonNode> records(String event) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    JSON.readTree(event).path("Records").forEach(records::add);
    return records;
  }

  @Override
  public void close() {
    client.close();
    queues.close();
  }
}
