package io.pipewright.localcloud.lambda;

import static io.pipewright.localcloud.lambda.QueueFixture.PATIENCE;
import static io.pipewright.localcloud.lambda.QueueFixture.WELL;
import static io.pipewright.localcloud.lambda.QueueFixture.await;
import static io.pipewright.localcloud.lambda.QueueFixture.records;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.localcloud.Clients;
import io.pipewright.localcloud.faults.Fault;
import io.pipewright.localcloud.faults.FaultProxy;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A mapping that is closed, and one whose queue is down. */
@SuppressWarnings("try")
class EventSourceMappingTest {
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
  void closingWaitsForTheCallThatRuns() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean done = new AtomicBoolean();
    queue.send("g", "slow");
    EventSourceMapping mapping =
        EventSourceMapping.start(
            queue.client(),
            queue.source(1),
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
    try (FaultProxy proxy = FaultProxy.before(queue.server());
        SqsClient through = through(proxy.uri())) {
      proxy.next(6, call -> call.operation().equals("ReceiveMessage"), new Fault.Drop());
      queue.send("g", "late");
      EventSource proxied =
          new EventSource(
              queue.url().replace(queue.server().toString(), proxy.uri().toString()),
              queue.arn(),
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
}
