package io.pipewright.webhook.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.ledger.DeliveryState;
import io.pipewright.queue.WorkMessage;
import io.pipewright.queue.WorkMessageJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkBatchTest {
  @TempDir private Path origin;
  @TempDir private Path temporary;
  private final Map<String, Duration> hidden = new LinkedHashMap<>();
  private WorkerFixture factory;
  private WorkBatch batch;

  @BeforeEach
  void create() {
    factory = new WorkerFixture(origin, temporary);
    batch = new WorkBatch(factory.worker, hidden::put, new Random(1));
  }

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void whatIsDoneIsNotNamed() {
    WorkMessage delivery = factory.merged(1, factory.commit("feat: first"));

    assertThat(work(received("1", "a", 1, delivery))).isEmpty();
    assertThat(factory.delivery(delivery).state()).isEqualTo(DeliveryState.DONE);
    // As long as the worker may need, and no longer: a killed one's message comes back.
    assertThat(hidden).containsExactly(Map.entry("r1", Duration.ofMinutes(3)));
  }

  @Test
  void failureIsPutOffAndTheLaterOnesOfItsRepositoryWait() {
    WorkMessage delivery = factory.merged(1, factory.commit("feat: first"));
    factory.launcher.fail();

    List<String> failed =
        work(
            received("1", "a", 1, delivery),
            received("2", "a", 1, delivery),
            new WorkBatch.Received("3", "r3", "b", 1, "no work at all"));

    assertThat(failed).containsExactly("1", "2", "3");
    assertThat(hidden).containsOnlyKeys("r1", "r3");
    assertThat(hidden.get("r1")).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(13));
    assertThat(factory.source.fetches()).isEqualTo(1);
  }

  @Test
  void otherRepositoriesOfTheBatchAreNotHeldUp() {
    WorkMessage delivery = factory.merged(1, factory.commit("feat: first"));

    assertThat(
            work(
                new WorkBatch.Received("1", "r1", "a", 1, "poison"),
                received("2", "b", 1, delivery)))
        .containsExactly("1");
    assertThat(factory.launcher.requests()).hasSize(1);
  }

  @Test
  void lastTrialIsToldAndGivenToTheDeadLetters() {
    WorkMessage delivery = factory.merged(1, factory.commit("feat: first"));
    factory.launcher.fail();

    assertThat(work(received("1", "a", WorkBatch.TRIALS, delivery))).containsExactly("1");
    assertThat(factory.delivery(delivery).state()).isEqualTo(DeliveryState.FAILED);
    assertThat(factory.statuses.told()).last().asString().contains("FAILED");
  }

  @Test
  void poisonHoldsUpItsRepositoryForMinutesNotHours() {
    Backoff backoff = new Backoff(new Random(7));
    Duration all = Duration.ZERO;
    for (int trial = 1; trial < WorkBatch.TRIALS; trial++) {
      Duration wait = backoff.after(trial);
      assertThat(wait).isPositive();
      all = all.plus(wait);
    }
    assertThat(all).isBetween(Duration.ofMinutes(6), Duration.ofMinutes(9));
    assertThat(backoff.after(1_000)).isLessThanOrEqualTo(Duration.ofSeconds(375));
  }

  private List<String> work(WorkBatch.Received... messages) {
    return batch.work(List.of(messages), WorkerFixture.budget(1L << 40));
  }

  private static WorkBatch.Received received(
      String id, String group, int trials, WorkMessage message) {
    return new WorkBatch.Received(id, "r" + id, group, trials, WorkMessageJson.write(message));
  }
}
