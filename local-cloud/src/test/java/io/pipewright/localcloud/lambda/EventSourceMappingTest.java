package io.pipewright.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.localcloud.Clients;
import io.pipewright.localcloud.faults.Fault;
import io.pipewright.localcloud.faults.FaultProxy;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import io.pipewright.localcloud.queues.QueueStorage;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A function that works off a real queue. */
@SuppressWarnings("try")
class EventSourceMappingTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WELL = "{\"batchItemFailures\":[]}";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static QueueStorage queues;
  private static SqsClient client;
  private String queue = "";
  private String dead = "";

  @BeforeAll
  static void start() {
    queues = QueueStorage.start("111111111111", "eu-west-1");
    client = queues.client();
  }

  @AfterAll
  static void stop() {
    client.close();
    queues.close();
  }

  /** A message comes again after a second, and is given up after the second time. */
  @BeforeEach
  void queues(TestInfo test) {
    String name = test.getTestMethod().orElseThrow().getName();
    dead = "dead-" + name + ".fifo";
    queue = name + ".fifo";
    client.createQueue(
        it -> it.queueName(dead).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")));
    client.createQueue(
        it ->
            it.queueName(queue)
                .attributes(
                    Map.of(
                        QueueAttributeName.FIFO_QUEUE,
                        "true",
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        "1",
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\""
                            + queues.arn(dead)
                            + "\",\"maxReceiveCount\":2}")));
  }

  private EventSource source(int concurrency) {
    return new EventSource(
        queues.url(queue), queues.arn(queue), "eu-west-1", 10, concurrency, Duration.ofSeconds(1));
  }

  private void send(String group, String body) {
    client.sendMessage(
        it ->
            it.queueUrl(queues.url(queue))
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

  private List<String> deadBodies() {
    return client
        .receiveMessage(
            it -> it.queueUrl(queues.url(dead)).maxNumberOfMessages(10).waitTimeSeconds(1))
        .messages()
        .stream()
        .map(Message::body)
        .toList();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("patience ends").isLessThan(end);
      Thread.sleep(20);
    }
  }

  private static List<JsonNode> records(String event) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    JSON.readTree(event).path("Records").forEach(records::add);
    return records;
  }

  @Test
  void theEventIsAsLambdaMakesIt() throws Exception {
    List<String> events = new CopyOnWriteArrayList<>();
    send("pay/ledger", "{\"a\":1}");
    try (EventSourceMapping mapping =
        EventSourceMapping.start(
            client,
            source(1),
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
    assertThat(record.path("eventSourceARN").textValue()).isEqualTo(queues.arn(queue));
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

  @Test
  void ofABatchOnlyWhatFailedComesAgainAndThenDies() throws Exception {
    Map<String, Integer> seen = new ConcurrentHashMap<>();
    for (String body : List.of("good-1", "bad", "good-2")) {
      send(body, body);
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
    try (EventSourceMapping mapping = EventSourceMapping.start(client, source(2), function)) {
      await(() -> seen.getOrDefault("bad", 0) == 2);
      Thread.sleep(1500);
    }
    assertThat(seen).isEqualTo(Map.of("good-1", 1, "bad", 2, "good-2", 1));
    assertThat(deadBodies()).containsExactly("bad");
  }

  @Test
  void anExceptionOrAMalformedAnswerFailsTheWholeBatch() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    send("g", "one");
    send("g", "two");
    Set<String> last = ConcurrentHashMap.newKeySet();
    LambdaFunction function =
        event -> {
          records(event).forEach(record -> last.add(record.path("body").textValue()));
          if (calls.incrementAndGet() == 1) {
            throw new IllegalStateException("broken");
          }
          return "{\"batchItemFailures\":[{\"itemIdentifier\":\"nobody\"}]}";
        };
    try (EventSourceMapping mapping = EventSourceMapping.start(client, source(1), function)) {
      await(() -> calls.get() == 2);
      Thread.sleep(1500);
    }
    assertThat(last).containsExactlyInAnyOrder("one", "two");
    assertThat(deadBodies()).containsExactly("one", "two");
  }

  @Test
  void aGroupIsNeverWorkedOffTwiceAtOnceAndStaysInOrder() throws Exception {
    int groups = 4;
    int each = 8;
    for (int number = 0; number < each; number++) {
      for (int group = 0; group < groups; group++) {
        send("g" + group, group + "-" + number);
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
        new EventSource(
            queues.url(queue), queues.arn(queue), "eu-west-1", 2, 4, Duration.ofSeconds(1));
    client.setQueueAttributes(
        it ->
            it.queueUrl(queues.url(queue))
                .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60")));
    try (EventSourceMapping mapping = EventSourceMapping.start(client, small, function)) {
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

  @Test
  void closingWaitsForTheCallThatRuns() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean done = new AtomicBoolean();
    send("g", "slow");
    EventSourceMapping mapping =
        EventSourceMapping.start(
            client,
            source(1),
            event -> {
              begun.countDown();
              Thread.sleep(300);
              done.set(true);
              return WELL;
            });
    assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    mapping.close();
    assertThat(done).isTrue();
  }

  @Test
  void aQueueThatIsDownIsTriedUntilItIsUp() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (FaultProxy proxy = FaultProxy.before(queues.uri());
        SqsClient through = through(proxy.uri())) {
      proxy.next(6, call -> call.operation().equals("ReceiveMessage"), new Fault.Drop());
      send("g", "late");
      EventSource proxied =
          new EventSource(
              queues.url(queue).replace(queues.uri().toString(), proxy.uri().toString()),
              queues.arn(queue),
              "eu-west-1",
              10,
              1,
              Duration.ofSeconds(1));
      try (EventSourceMapping mapping =
          EventSourceMapping.start(
              through,
              proxied,
              event -> {
                records(event).forEach(record -> seen.add(record.path("body").textValue()));
                return WELL;
              })) {
        await(() -> !seen.isEmpty());
      }
      assertThat(proxy.calls()).hasSizeGreaterThan(6);
    }
    assertThat(seen).containsExactly("late");
  }

  private static SqsClient through(URI proxy) {
    Credentials credentials = new Credentials(Clock.systemUTC(), new SecureRandom());
    return Clients.client(
        SqsClient.builder(), proxy, credentials.create(Caller.root("111111111111")));
  }

  @Test
  void limitsAreToldAtOnce() {
    assertThatThrownBy(() -> new EventSource("u", "a", "eu-west-1", 11, 1, Duration.ofSeconds(1)))
        .hasMessageContaining("1 to 10");
    assertThatThrownBy(() -> new EventSource("u", "a", "eu-west-1", 1, 0, Duration.ofSeconds(1)))
        .hasMessageContaining("at least");
    assertThatThrownBy(() -> new EventSource("u", "a", "eu-west-1", 1, 1, Duration.ofSeconds(21)))
        .hasMessageContaining("0 to 20 s");
  }
}
