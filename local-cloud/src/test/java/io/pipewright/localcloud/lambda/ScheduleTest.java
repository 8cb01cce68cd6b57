package io.pipewright.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try")
class ScheduleTest {
  private static final String RULE = "arn:aws:events:eu-west-1:111111111111:rule/reconcile";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theEventIsAsEventBridgeMakesIt() throws Exception {
    ObjectNode event =
        (ObjectNode) JSON.readTree(Schedule.event(RULE, Instant.parse("2026-02-03T04:05:06.789Z")));
    JsonNode id = event.remove("id");
    assertThat(id.textValue()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(event)
        .isEqualTo(
            JSON.readTree(
                """
                {"version":"0","detail-type":"Scheduled Event","source":"aws.events",
                 "account":"111111111111","time":"2026-02-03T04:05:06Z","region":"eu-west-1",
                 "resources":["arn:aws:events:eu-west-1:111111111111:rule/reconcile"],"detail":{}}
                """));
    assertThatThrownBy(() -> Schedule.event("reconcile", Instant.EPOCH))
        .hasMessageContaining("reconcile");
  }

  @Test
  void aFailureDoesNotEndItAndClosingWaitsForTheCallThatRuns() throws Exception {
    CountDownLatch calls = new CountDownLatch(3);
    AtomicBoolean running = new AtomicBoolean();
    try (Schedule schedule =
        Schedule.start(
            RULE,
            Duration.ofMillis(10),
            Clock.systemUTC(),
            event -> {
              running.set(true);
              calls.countDown();
              Thread.sleep(100);
              running.set(false);
              throw new IllegalStateException("broken");
            })) {
      assertThat(calls.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(running).isFalse();
  }
}
