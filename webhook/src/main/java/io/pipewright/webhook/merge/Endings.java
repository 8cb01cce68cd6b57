package io.pipewright.webhook.merge;

import io.pipewright.bitbucket.BuildStatus.State;
import io.pipewright.ledger.CommitKey;
import io.pipewright.ledger.CommitRecord;
import io.pipewright.ledger.CommitStep;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.Head;
import io.pipewright.ledger.Ledger;
import io.pipewright.webhook.feedback.CommitFeedback;
import io.pipewright.webhook.feedback.CommitFeedback.Place;
import io.pipewright.webhook.work.Errand;
import io.pipewright.webhook.work.WorkOutcome;
import java.time.Clock;
import java.util.Optional;

/** How a commit ends before its generator: written down, and told on the commit. */
final class Endings {
  private final Ledger ledger;
  private final CommitFeedback feedback;
  private final Clock clock;

  Endings(Ledger ledger, CommitFeedback feedback, Clock clock) {
    this.ledger = ledger;
    this.feedback = feedback;
    this.clock = clock;
  }

  /**
   * A newer commit came first.
   *
   * @param record empty if the ledger does not know the commit
   */
  WorkOutcome superseded(CommitKey key, Optional<CommitRecord> record) {
    String newer =
        ledger
            .head(key.repository(), key.branch())
            .map(Head::commit)
            .map(commit -> commit.abbreviated())
            .orElse("another");
    String reason = "superseded: the newer commit " + newer + " came first";
    record.ifPresent(
        known -> ledger.reached(known.at(CommitStep.SUPERSEDED, reason), clock.instant()));
    feedback.generation(place(key), State.FAILED, reason);
    return WorkOutcome.of(DeliveryState.SUPERSEDED, reason, key.commit());
  }

  /** The developer has to mend something. */
  WorkOutcome refused(CommitRecord record, String reason) {
    ledger.reached(record.at(CommitStep.REFUSED, reason), clock.instant());
    feedback.generation(place(record.key()), State.FAILED, reason);
    return WorkOutcome.of(DeliveryState.REFUSED, reason, record.commit());
  }

  /** It was tried as often as the queue allows. */
  void failed(CommitRecord record, String reason, Errand errand) {
    feedback.generation(
        place(record.key()),
        State.FAILED,
        "the pipeline was not generated: "
            + reason
            + "; ask the DevOps team, delivery "
            + errand.delivery());
    ledger.reached(record.at(CommitStep.FAILED, reason), clock.instant());
  }

  static Place place(CommitKey key) {
    return new Place(key.repository(), key.branch(), key.commit());
  }
}
