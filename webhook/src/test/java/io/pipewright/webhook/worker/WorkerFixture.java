package io.pipewright.webhook.worker;

import io.pipewright.ledger.CommitKey;
import io.pipewright.ledger.CommitRecord;
import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.InMemoryLedger;
import io.pipewright.ledger.Work;
import io.pipewright.queue.WorkMessage;
import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.archive.CommitArchive;
import io.pipewright.webhook.archive.FakeObjectStore;
import io.pipewright.webhook.bitbucket.FixtureRepositories;
import io.pipewright.webhook.checkout.CheckoutBudget;
import io.pipewright.webhook.checkout.Checkouts;
import io.pipewright.webhook.checkout.FixtureSource;
import io.pipewright.webhook.checkout.GitFixture;
import io.pipewright.webhook.feedback.CommitFeedback;
import io.pipewright.webhook.feedback.RecordingStatuses;
import io.pipewright.webhook.launch.RecordingHandover;
import io.pipewright.webhook.launch.RecordingLauncher;
import io.pipewright.webhook.merge.MergeWork;
import io.pipewright.webhook.merge.Passage;
import io.pipewright.webhook.merge.TestOrganisation;
import io.pipewright.webhook.review.ReviewOutcome;
import io.pipewright.webhook.work.Errand;
import io.pipewright.webhook.work.WorkStep;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A worker over fakes of everything that it calls; git is real. */
final class WorkerFixture implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  final InMemoryLedger ledger = new InMemoryLedger();
  final FakeObjectStore store = new FakeObjectStore();
  final RecordingLauncher launcher = new RecordingLauncher();
  final RecordingHandover handover = new RecordingHandover();
  final RecordingStatuses statuses = new RecordingStatuses();
  final GitFixture git;
  final FixtureSource source;
  final FixtureRepositories bitbucket;
  final Worker worker;
  private int deliveries;
  private int commits;

  WorkerFixture(Path origin, Path temporary) {
    this(origin, temporary, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  WorkerFixture(Path origin, Path temporary, Clock clock) {
    git = new GitFixture(origin);
    source = new FixtureSource(git);
    bitbucket = new FixtureRepositories(git);
    Passage passage =
        new Passage(
            new Checkouts(source, temporary),
            new CommitArchive(store),
            launcher,
            handover,
            ledger,
            new CommitFeedback(statuses, URI.create("https://console.example.com")),
            clock);
    worker =
        new Worker(
            TestOrganisation.at(URI.create("https://bitbucket.example.com")),
            ledger,
            new MergeWork(bitbucket, ledger, clock, passage),
            (review, repository, errand) ->
                new ReviewOutcome(DeliveryState.DONE, "reviewed " + review.pullRequest()),
            clock);
  }

  /** Commits a manifest, and something that makes the commit another one. */
  CommitHash commit(String message) {
    if (commits++ == 0) {
      git.file("pipeline.yaml", "version: 1\n");
    }
    return git.file("log-" + commits, message).commit(message);
  }

  /** A delivery of a merged pull request, written down and in the queue. */
  WorkMessage merged(long pullRequest, CommitHash commit) {
    bitbucket.merged(pullRequest, "main", Optional.of(commit), NOW);
    return queued(
        new Work.Merge(
            TestOrganisation.LEDGER,
            "main",
            Optional.of(commit.value()),
            OptionalLong.of(pullRequest)));
  }

  /** A delivery of a push, written down and in the queue. */
  WorkMessage pushed(CommitHash commit) {
    return queued(
        new Work.Merge(
            TestOrganisation.LEDGER, "main", Optional.of(commit.value()), OptionalLong.empty()));
  }

  WorkMessage queued(Work work) {
    DeliveryId id = new DeliveryId("d-" + ++deliveries);
    ledger.record(DeliveryRecord.received(id, NOW, "test", work));
    ledger.move(id, DeliveryState.QUEUED, NOW, "");
    return new WorkMessage(id, 1, work);
  }

  void work(WorkMessage message) {
    work(message, step -> {});
  }

  void work(WorkMessage message, Consumer<WorkStep> progress) {
    worker.work(
        message,
        new Errand(
            message.delivery(), message.attempt(), false, budget(1L << 40), false, progress));
  }

  /** The last trial that the queue allows. */
  void workForTheLastTime(WorkMessage message) {
    worker.work(
        message, new Errand(message.delivery(), 1, true, budget(1L << 40), false, step -> {}));
  }

  /** As a function does it, which has no more room than {@code bytes}. */
  void workWithin(long bytes, WorkMessage message) {
    worker.work(
        message,
        new Errand(message.delivery(), message.attempt(), false, budget(bytes), true, step -> {}));
  }

  static CheckoutBudget budget(long bytes) {
    return new CheckoutBudget(bytes, NOW.plusSeconds(60), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  DeliveryRecord delivery(WorkMessage message) {
    return ledger.delivery(message.delivery()).orElseThrow();
  }

  CommitRecord record(CommitHash commit) {
    return ledger.commit(new CommitKey(TestOrganisation.LEDGER, "main", commit)).orElseThrow();
  }

  @Override
  public void close() {
    git.close();
  }
}
