package io.pipewright.webhook.worker;

import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.Ledger;
import io.pipewright.ledger.Work;
import io.pipewright.organisation.Organisation;
import io.pipewright.queue.WorkMessage;
import io.pipewright.webhook.merge.MergeWork;
import io.pipewright.webhook.merge.OwnedRepository;
import io.pipewright.webhook.review.ReviewOutcome;
import io.pipewright.webhook.work.Errand;
import io.pipewright.webhook.work.Failure;
import io.pipewright.webhook.work.WorkOutcome;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acts on a delivery's work and writes down what became of it. The same work may be given to it any
 * number of times: what was done is not done again.
 */
public final class Worker {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  private static final WorkOutcome NOT_OWNED =
      WorkOutcome.of(DeliveryState.IGNORED, "no team in factory.yaml owns this repository");

  private final Organisation organisation;
  private final Ledger ledger;
  private final MergeWork merges;
  private final ReviewWork reviews;
  private final Clock clock;

  /** A worker for the repositories of {@code organisation}. */
  public Worker(
      Organisation organisation, Ledger ledger, MergeWork merges, ReviewWork reviews, Clock clock) {
    this.organisation = organisation;
    this.ledger = ledger;
    this.merges = merges;
    this.reviews = reviews;
    this.clock = clock;
  }

  /** Acts on a changed pull request. */
  @FunctionalInterface
  public interface ReviewWork {
    /** Says on the pull request what its pipeline will be; never throws. */
    ReviewOutcome review(Work.Review review, OwnedRepository repository, Errand errand);
  }

  /**
   * Does the work.
   *
   * @throws RuntimeException if the same work may succeed later; the message stays in the queue
   */
  public void work(WorkMessage message, Errand errand) {
    Optional<DeliveryRecord> delivery = ledger.delivery(message.delivery());
    if (delivery.filter(known -> known.state().isLast()).isPresent()) {
      log.info("delivery {}: done before", message.delivery());
      return;
    }
    try {
      WorkOutcome outcome = act(message.work(), errand);
      log.info(
          "{} delivery {}: {}: {}",
          message.work().repository(),
          message.delivery(),
          outcome.state(),
          outcome.detail());
      outcome.commit().ifPresent(commit -> ledger.resolved(message.delivery(), commit));
      if (outcome.state().isLast()) {
        ledger.move(message.delivery(), outcome.state(), clock.instant(), outcome.detail());
      }
    } catch (RuntimeException e) {
      if (errand.lastTrial()) {
        giveUp(message, e);
      }
      throw e;
    }
  }

  private void giveUp(WorkMessage message, RuntimeException failure) {
    String reason = Failure.of(failure).reason();
    log.error("delivery {}: given up: {}", message.delivery(), reason);
    ledger.move(message.delivery(), DeliveryState.FAILED, clock.instant(), reason);
  }

  private WorkOutcome act(Work work, Errand errand) {
    Optional<OwnedRepository> owned = OwnedRepository.find(organisation, work.repository());
    return work.match(
        new Work.Cases<WorkOutcome>() {
          @Override
          public WorkOutcome merge(Work.Merge merge) {
            return owned.map(repository -> merges.act(merge, repository, errand)).orElse(NOT_OWNED);
          }

          @Override
          public WorkOutcome review(Work.Review review) {
            return owned
                .map(repository -> reviews.review(review, repository, errand))
                .map(outcome -> WorkOutcome.of(outcome.state(), outcome.reason()))
                .orElse(NOT_OWNED);
          }

          @Override
          public WorkOutcome rename(Work.Rename rename) {
            return renamed(rename, owned);
          }
        });
  }

  /** The factory's file is people's: it is not changed behind their back. */
  private WorkOutcome renamed(Work.Rename rename, Optional<OwnedRepository> owned) {
    if (OwnedRepository.find(organisation, rename.from()).isEmpty() || owned.isPresent()) {
      return WorkOutcome.of(DeliveryState.IGNORED, "renamed; factory.yaml needs no change");
    }
    String what =
        "%s is now called %s: change it in factory.yaml, or its merges are not acted on"
            .formatted(rename.from(), rename.repository());
    log.error("{}", what);
    return WorkOutcome.of(DeliveryState.FAILED, what);
  }
}
