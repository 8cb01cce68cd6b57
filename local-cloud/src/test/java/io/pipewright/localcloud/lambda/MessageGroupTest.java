package io.pipewright.localcloud.lambda;

import static io.pipewright.localcloud.lambda.QueueFixture.WELL;
import static io.pipewright.localcloud.lambda.QueueFixture.await;
import static io.pipewright.localcloud.lambda.QueueFixture.records;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Several calls at once, over a queue with groups. */
@SuppressWarnings("try")
class MessageGroupTest {
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
  void aGroupIsNeverWorkedOffTwiceAtOnceAndStaysInOrder() throws Exception {
    int groups = 4;
    int each = 8;
    for (int number = 0; number < each; number++) {
      for (int group = 0; group < groups; group++) {
        queue.send("g" + group, group + "-" + number);
      }
    }
    Set<String> running = ConcurrentHashMap.newKeySet();
    AtomicBoolean twice = new AtomicBoolean();
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Map<String, List<String>> order = new ConcurrentHashMap<>();
    LambdaFunction function =
        event -> {
          most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
          Set<String> own = ConcurrentHashMap.newKeySet();
          for (JsonNode record : records(event)) {
            String group = record.path("attributes").path("MessageGroupId").textValue();
            if (own.add(group) && !running.add(group)) {
              twice.set(true);
            }
            order
                .computeIfAbsent(group, it -> new CopyOnWriteArrayList<>())
                .add(record.path("body").textValue());
          }
          Thread.sleep(50);
          running.removeAll(own);
          atOnce.decrementAndGet();
          return WELL;
        };
    EventSource small =
        new EventSource(queue.url(), queue.arn(), "eu-west-1", 2, 4, Duration.ofSeconds(1));
    queue
        .client()
        .setQueueAttributes(
            it ->
                it.queueUrl(queue.url())
                    .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60")));
    try (EventSourceMapping mapping = EventSourceMapping.start(queue.client(), small, function)) {
      await(() -> order.values().stream().mapToInt(List::size).sum() >= groups * each);
    }
    assertThat(twice).isFalse();
    assertThat(most.get()).isGreaterThan(1);
    order.forEach(
        (group, bodies) ->
            assertThat(bodies)
                .containsExactlyElementsOf(
                    IntStream.range(0, each)
                        .mapToObj(number -> group.substring(1) + "-" + number)
                        .toList()));
  }
}
