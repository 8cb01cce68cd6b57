package io.pipewright.webhook.merge;

import io.pipewright.bitbucket.BuildStatus.State;
import io.pipewright.generation.GenerationRequest;
import io.pipewright.ledger.CommitRecord;
import io.pipewright.ledger.CommitStep;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.Ledger;
import io.pipewright.ledger.Work;
import io.pipewright.webhook.archive.ArchivedCommit;
import io.pipewright.webhook.archive.CommitArchive;
import io.pipewright.webhook.archive.RefusedCommitException;
import io.pipewright.webhook.checkout.Checkout;
import io.pipewright.webhook.checkout.Checkouts;
import io.pipewright.webhook.checkout.TooLargeException;
import io.pipewright.webhook.feedback.CommitFeedback;
import io.pipewright.webhook.launch.Handover;
import io.pipewright.webhook.launch.Launcher;
import io.pipewright.webhook.launch.Launcher.Launch;
import io.pipewright.webhook.work.Errand;
import io.pipewright.webhook.work.Failure;
import io.pipewright.webhook.work.WorkOutcome;
import io.pipewright.webhook.work.WorkStep;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a claimed commit: told, fetched, archived, launched. The ledger is written after each
 * step that is worth not repeating; every step may be repeated without harm, so that a trial may
 * end anywhere and the next one goes on.
 */
public final class Passage {
  private static final Logger log = LoggerFactory.getLogger(Passage.class);

  private final Checkouts checkouts;
  private final CommitArchive archive;
  private final Launcher launcher;
  private final Handover handover;
  private final Ledger ledger;
  private final CommitFeedback feedback;
  private final Clock clock;
  private final Endings endings;

  /** Joins the steps. */
  public Passage(
      Checkouts checkouts,
      CommitArchive archive,
      Launcher launcher,
      Handover handover,
      Ledger ledger,
      CommitFeedback feedback,
      Clock clock) {
    this.checkouts = checkouts;
    this.archive = archive;
    this.launcher = launcher;
    this.handover = handover;
    this.ledger = ledger;
    this.feedback = feedback;
    this.clock = clock;
    this.endings = new Endings(ledger, feedback, clock);
  }

  Endings endings() {
    return endings;
  }

  /** Goes on with a commit from where its record is. */
  WorkOutcome go(CommitRecord claimed, OwnedRepository repository, Errand errand) {
    try {
      CommitRecord archived =
          claimed.archive().isPresent() ? claimed : archived(claimed, repository, errand);
      return launched(archived, repository, errand);
    } catch (TooLargeException e) {
      return tooLarge(claimed, repository, errand, String.valueOf(e.getMessage()));
    } catch (RefusedCommitException e) {
      return endings.refused(claimed, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      tellLast(claimed, errand, Failure.of(e).reason());
      throw e;
    }
  }

  private CommitRecord archived(CommitRecord claimed, OwnedRepository repository, Errand errand) {
    feedback.generation(Endings.place(claimed.key()), State.INPROGRESS, "archiving the commit");
    errand.done(WorkStep.TOLD);
    try (Checkout checkout = checkouts.open(repository.id(), claimed.commit(), errand.budget())) {
      errand.done(WorkStep.FETCHED);
      ArchivedCommit stored =
          archive.store(repository.id(), claimed.branch(), checkout, repository.team().key());
      errand.done(WorkStep.STORED);
      CommitRecord archived =
          claimed.archived(
              new CommitRecord.Archive(stored.source(), stored.manifest(), stored.files()),
              stored.notes());
      ledger.reached(archived, clock.instant());
      errand.done(WorkStep.ARCHIVED);
      return archived;
    }
  }

  private WorkOutcome launched(CommitRecord archived, OwnedRepository repository, Errand errand) {
    // While it was fetched, a newer one may have been claimed.
    if (!ledger.isNewest(archived)) {
      return endings.superseded(archived.key(), Optional.of(archived));
    }
    Launch launch =
        launcher.launch(request(archived, errand), repository.team().name(), errand.attempt());
    errand.done(WorkStep.LAUNCHED);
    ledger.reached(archived.with(CommitStep.LAUNCHED, launch.task()), clock.instant());
    errand.done(WorkStep.RECORDED);
    String how = launch.repeated() ? "launched before as " : "launched as ";
    return WorkOutcome.of(
        DeliveryState.DONE,
        Stream.concat(Stream.of(how + launch.task()), archived.notes().stream())
            .collect(Collectors.joining("; ")),
        archived.commit());
  }

  private WorkOutcome tooLarge(
      CommitRecord claimed, OwnedRepository repository, Errand errand, String reason) {
    if (!errand.handsOver()) {
      return endings.refused(claimed, "the commit is too large for the factory: " + reason);
    }
    Work.Merge work =
        new Work.Merge(
            claimed.repository(),
            claimed.branch(),
            Optional.of(claimed.commit().value()),
            OptionalLong.empty());
    String task = handover.launch(work, claimed.commit(), errand, repository.team().name());
    ledger.reached(claimed.with(CommitStep.HANDED_OVER, task), clock.instant());
    log.info(
        "{} delivery {}: {}: handed over to {}", claimed.key(), errand.delivery(), reason, task);
    return WorkOutcome.of(
        DeliveryState.QUEUED, reason + "; handed over to " + task, claimed.commit());
  }

  private void tellLast(CommitRecord claimed, Errand errand, String reason) {
    if (errand.lastTrial()) {
      endings.failed(claimed, reason, errand);
    }
  }

  private static GenerationRequest request(CommitRecord archived, Errand errand) {
    CommitRecord.Archive objects = archived.archive().orElseThrow();
    return new GenerationRequest(
        archived.repository(),
        archived.branch(),
        archived.commit(),
        objects.source(),
        objects.manifest(),
        objects.files(),
        archived.sequence(),
        errand.delivery().value());
  }
}
