package io.pipewright.localcloud.lambda;

import static io.pipewright.localcloud.lambda.QueueFixture.await;
import static io.pipewright.localcloud.lambda.QueueFixture.records;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages of a batch that a function did not get done. */
@SuppressWarnings("try")
class BatchItemFailuresTest {
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
  void ofABatchOnlyWhatFailedComesAgainAndThenDies() throws Exception {
    Map<String, Integer> seen = new ConcurrentHashMap<>();
    for (String body : List.of("good-1", "bad", "good-2")) {
      queue.send(body, body);
    }
    LambdaFunction function =
        event -> {
          StringBuilder failures = new StringBuilder();
          for (JsonNode record : records(event)) {
            seen.merge(record.path("body").textValue(), 1, Integer::sum);
            if (record.path("body").textValue().equals("bad")) {
              failures.append("{\"itemIdentifier\":").append(record.path("messageId")).append("}");
            }
          }
          return "{\"batchItemFailures\":[" + failures + "]}";
        };
    try (EventSourceMapping mapping =
        EventSourceMapping.start(queue.client(), queue.source(2), function)) {
      await(() -> seen.getOrDefault("bad", 0) == 2);
      Thread.sleep(1500);
    }
    assertThat(seen).isEqualTo(Map.of("good-1", 1, "bad", 2, "good-2", 1));
    assertThat(queue.deadBodies()).containsExactly("bad");
  }

  @Test
  void anExceptionOrAMalformedAnswerFailsTheWholeBatch() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    queue.send("g", "one");
    queue.send("g", "two");
    Set<String> last = ConcurrentHashMap.newKeySet();
    LambdaFunction function =
        event -> {
          records(event).forEach(record -> last.add(record.path("body").textValue()));
          if (calls.incrementAndGet() == 1) {
            throw new IllegalStateException("broken");
          }
          return "{\"batchItemFailures\":[{\"itemIdentifier\":\"nobody\"}]}";
        };
    try (EventSourceMapping mapping =
        EventSourceMapping.start(queue.client(), queue.source(1), function)) {
      await(() -> calls.get() == 2);
      Thread.sleep(1500);
    }
    assertThat(last).containsExactlyInAnyOrder("one", "two");
    assertThat(queue.deadBodies()).containsExactly("one", "two");
  }
}
