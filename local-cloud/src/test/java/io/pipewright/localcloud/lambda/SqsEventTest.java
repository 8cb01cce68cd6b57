package io.pipewright.localcloud.lambda;

import static io.pipewright.localcloud.lambda.QueueFixture.WELL;
import static io.pipewright.localcloud.lambda.QueueFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The event that a function is called with for messages of a queue. */
@SuppressWarnings("try")
class SqsEventTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private QueueFixture queue;

  @BeforeEach
  void start() {
    queue = new QueueFixture();
  }

  @AfterEach
  void stop() {
    queue.close();
  }

  @Test
  void theEventIsAsLambdaMakesIt() throws Exception {
    List<String> events = new CopyOnWriteArrayList<>();
    queue.send("pay/ledger", "{\"a\":1}");
    try (EventSourceMapping mapping =
        EventSourceMapping.start(
            queue.client(),
            queue.source(1),
            event -> {
              events.add(event);
              return WELL;
            })) {
      await(() -> !events.isEmpty());
    }
    JsonNode event = JSON.readTree(events.get(0));
    assertThat(event.properties()).extracting(Map.Entry::getKey).containsExactly("Records");
    JsonNode record = event.path("Records").path(0);
    assertThat(record.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "messageId",
            "receiptHandle",
            "body",
            "attributes",
            "messageAttributes",
            "md5OfBody",
            "eventSource",
            "eventSourceARN",
            "awsRegion");
    assertThat(record.path("body").textValue()).isEqualTo("{\"a\":1}");
    assertThat(record.path("eventSource").textValue()).isEqualTo("aws:sqs");
    assertThat(record.path("eventSourceARN").textValue()).isEqualTo(queue.arn());
    assertThat(record.path("awsRegion").textValue()).isEqualTo("eu-west-1");
    assertThat(record.path("messageAttributes"))
        .isEqualTo(
            JSON.readTree(
                """
                {"kind":{"stringValue":"merge","stringListValues":[],"binaryListValues":[],"dataType":"String"}}
                """));
    JsonNode attributes = record.path("attributes");
    assertThat(attributes.path("MessageGroupId").textValue()).isEqualTo("pay/ledger");
    assertThat(attributes.path("MessageDeduplicationId").textValue()).isEqualTo("{\"a\":1}");
    assertThat(attributes.path("ApproximateReceiveCount").textValue()).isEqualTo("1");
    assertThat(attributes.path("SentTimestamp").textValue()).matches("\\d{13}");
    assertThat(attributes.path("SequenceNumber").isTextual()).isTrue();
  }
}
