package io.pipewright.webhook.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.Work;
import io.pipewright.organisation.Organisation;
import io.pipewright.queue.InMemoryQueue;
import io.pipewright.queue.WorkMessage;
import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.merge.TestOrganisation;
import io.pipewright.webhook.reconcile.Reconciler;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Order is a matter of commits and of the ledger's numbers, never of anybody's clock. */
class ClockSkewTest {
  private static final Organisation ORGANISATION =
      TestOrganisation.at(URI.create("https://bitbucket.example.com"));
  private static final int MERGES = 4;

  @TempDir private Path origin;
  @TempDir private Path temporary;

  /** Each time that it is asked it is another machine's clock, up to an hour wrong. */
  private static final class Disagreeing extends Clock {
    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private final Random random;

    Disagreeing(Random random) {
      this.random = random;
    }

    @Override
    public Instant instant() {
      return WorkerFixture.NOW.plusSeconds(random.nextLong(-HOUR, HOUR));
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @RepeatedTest(10)
  void clocksThatDisagreeLeaveTheNewestLastAndEachOnce(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    try (WorkerFixture factory =
        new WorkerFixture(origin, temporary, new Disagreeing(new Random(random.nextLong())))) {
      List<CommitHash> commits = new ArrayList<>();
      List<WorkMessage> messages = new ArrayList<>();
      for (int number = 1; number <= MERGES; number++) {
        CommitHash commit = factory.commit("feat: " + number);
        commits.add(commit);
        messages.add(factory.merged(number, commit));
        messages.add(factory.pushed(commit));
      }
      Collections.shuffle(messages, random);
      messages.forEach(factory::work);

      List<CommitHash> launched =
          factory.launcher.requests().stream().map(GenerationRequest::commit).toList();
      assertThat(launched).doesNotHaveDuplicates().last().isEqualTo(commits.get(MERGES - 1));
      assertThat(launched.stream().map(commits::indexOf).toList()).isSorted();
    }
  }

  /** A receiver that is behind makes its deliveries look as if they had been lost. */
  @Test
  void deliveryThatLooksLostIsSentAgainAndActedOnOnce() {
    try (WorkerFixture factory = new WorkerFixture(origin, temporary)) {
      CommitHash commit = factory.commit("feat: first");
      DeliveryId id = new DeliveryId("behind");
      Work work =
          new Work.Merge(
              TestOrganisation.LEDGER, "main", Optional.of(commit.value()), OptionalLong.empty());
      factory.ledger.record(
          DeliveryRecord.received(
              id, WorkerFixture.NOW.minus(Duration.ofHours(1)), "repo:refs_changed", work));
      InMemoryQueue queue = new InMemoryQueue();
      queue.send(new WorkMessage(id, 1, work));
      reconcile(factory, queue, WorkerFixture.NOW);
      reconcile(factory, queue, WorkerFixture.NOW.plus(Duration.ofHours(1)));

      for (Optional<WorkMessage> next = queue.next(); next.isPresent(); next = queue.next()) {
        if (next.get().work().repository().equals(TestOrganisation.LEDGER)) {
          factory.work(next.get());
        }
      }

      assertThat(factory.launcher.requests()).hasSize(1);
      assertThat(factory.ledger.delivery(id).orElseThrow().state()).isEqualTo(DeliveryState.DONE);
    }
  }

  private static void reconcile(WorkerFixture factory, InMemoryQueue queue, Instant now) {
    var unused =
        new Reconciler(
                ORGANISATION,
                factory.bitbucket,
                factory.ledger,
                factory.ledger,
                queue,
                "main",
                Clock.fixed(now, ZoneOffset.UTC))
            .reconcile();
  }
}
