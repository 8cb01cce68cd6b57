package io.pipewright.webhook.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.ledger.CommitKey;
import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.InMemoryLedger;
import io.pipewright.ledger.Work;
import io.pipewright.organisation.Organisation;
import io.pipewright.queue.InMemoryQueue;
import io.pipewright.queue.WorkMessage;
import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.bitbucket.FixtureRepositories;
import io.pipewright.webhook.checkout.GitFixture;
import io.pipewright.webhook.merge.TestOrganisation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both repositories of the organisation have the same commits, as a fork and its origin have. */
class ReconcilerTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Organisation ORGANISATION =
      TestOrganisation.at(URI.create("https://bitbucket.example.com"));

  @TempDir private Path origin;
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final InMemoryQueue queue = new InMemoryQueue();
  private GitFixture git;
  private FixtureRepositories bitbucket;

  @BeforeEach
  void create() {
    git = new GitFixture(origin);
    bitbucket = new FixtureRepositories(git);
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void mergesThatNeverArrivedAreDeliveredOldestFirst() {
    claim(git.file("a", "1").commit("feat: known"));
    CommitHash first = merged(2, NOW.minus(Duration.ofHours(3)));
    CommitHash second = merged(3, NOW.minus(Duration.ofHours(2)));

    assertThat(reconcile()).isEqualTo(new Reconciler.Found(4, 0, 0));

    assertThat(sentForLedger())
        .extracting(work -> work.commit().orElseThrow())
        .containsExactly(first.value(), second.value());
    assertThat(ledger.delivery(Reconciler.id(TestOrganisation.LEDGER, second.value())))
        .hasValueSatisfying(
            delivery -> assertThat(delivery.state()).isEqualTo(DeliveryState.QUEUED));
  }

  @Test
  void pushThatNeverArrivedIsDelivered() {
    claim(git.file("a", "1").commit("feat: known"));
    CommitHash pushed = git.file("b", "2").commit("fix: pushed");

    assertThat(reconcile().merges()).isEqualTo(2);

    assertThat(sentForLedger())
        .containsExactly(
            new Work.Merge(
                TestOrganisation.LEDGER,
                "main",
                Optional.of(pushed.value()),
                OptionalLong.empty()));
  }

  @Test
  void secondPassFindsNothingNew() {
    claim(git.file("a", "1").commit("feat: known"));
    merged(2, NOW);

    reconcile();

    assertThat(reconcile()).isEqualTo(new Reconciler.Found(0, 0, 0));
  }

  @Test
  void whatTheLedgerKnowsIsLetBe() {
    claim(git.file("a", "1").commit("feat: known"));

    assertThat(reconcile()).isEqualTo(new Reconciler.Found(0, 0, 0));
    assertThat(queue.sent()).isEmpty();
  }

  @Test
  void repositoryThatNeverUsedTheFactoryIsNotFloodedWithItsPast() {
    merged(1, NOW.minus(Duration.ofDays(30)));
    CommitHash recent = merged(2, NOW.minus(Duration.ofHours(1)));
    git.file("pushed", "").commit("fix: pushed");

    reconcile();

    assertThat(sentForLedger())
        .extracting(work -> work.commit().orElseThrow())
        .containsExactly(recent.value());
  }

  @Test
  void deliveryThatWasWrittenDownButNotQueuedIsSent() {
    DeliveryRecord lost = record("lost", NOW.minus(Duration.ofMinutes(10)));
    record("on-its-way", NOW.minus(Duration.ofSeconds(5)));

    assertThat(reconcile().resent()).isEqualTo(1);

    assertThat(queue.sent()).containsExactly(new WorkMessage(lost.id(), 1, lost.work()));
    assertThat(ledger.delivery(lost.id()).orElseThrow().state()).isEqualTo(DeliveryState.QUEUED);
  }

  @Test
  void deliveryThatHasBeenAtWorkForTooLongIsTriedAgain() {
    DeliveryRecord stuck = record("stuck", NOW.minus(Duration.ofHours(9)));
    ledger.move(stuck.id(), DeliveryState.QUEUED, NOW.minus(Duration.ofHours(8)), "");
    DeliveryRecord busy = record("busy", NOW.minus(Duration.ofHours(1)));
    ledger.move(busy.id(), DeliveryState.QUEUED, NOW.minus(Duration.ofHours(1)), "");

    assertThat(reconcile().resent()).isEqualTo(1);

    assertThat(queue.sent()).containsExactly(new WorkMessage(stuck.id(), 2, stuck.work()));
    assertThat(reconcile().resent()).isZero();
  }

  @Test
  void bitbucketThatDoesNotAnswerIsCountedAndTheRestIsDone() {
    DeliveryRecord lost = record("lost", NOW.minus(Duration.ofMinutes(10)));
    bitbucket.fail();

    assertThat(reconcile()).isEqualTo(new Reconciler.Found(0, 1, 2));
    assertThat(queue.sent()).extracting(WorkMessage::delivery).containsExactly(lost.id());
  }

  private Reconciler.Found reconcile() {
    return new Reconciler(
            ORGANISATION,
            bitbucket,
            ledger,
            ledger,
            queue,
            "main",
            Clock.fixed(NOW, ZoneOffset.UTC))
        .reconcile();
  }

  private DeliveryRecord record(String id, Instant received) {
    Work work = new Work.Review(TestOrganisation.LEDGER, 1);
    return ledger.record(DeliveryRecord.received(new DeliveryId(id), received, "test", work));
  }

  private void claim(CommitHash commit) {
    for (String repository : List.of("LEDGER/ledger-api", "~ADA/sandbox")) {
      ledger.claim(
          new CommitKey(io.pipewright.repository.RepositoryId.parse(repository), "main", commit),
          Optional.empty(),
          NOW);
    }
  }

  private CommitHash merged(long id, Instant closed) {
    CommitHash commit = git.file("pr-" + id, "").commit("feat: " + id);
    bitbucket.merged(id, "main", Optional.of(commit), closed);
    return commit;
  }

  private List<Work.Merge> sentForLedger() {
    return queue.sent().stream()
        .map(WorkMessage::work)
        .filter(work -> work.repository().equals(TestOrganisation.LEDGER))
        .map(Work.Merge.class::cast)
        .toList();
  }
}
