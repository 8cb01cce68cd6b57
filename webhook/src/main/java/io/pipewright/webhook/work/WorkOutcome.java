package io.pipewright.webhook.work;

import io.pipewright.ledger.DeliveryState;
import io.pipewright.repository.CommitHash;
import java.util.Optional;

/**
 * What became of work.
 *
 * @param state the delivery's state from now on; {@link DeliveryState#QUEUED} if a task goes on
 *     with it
 * @param detail why, in words
 * @param commit the commit that it turned out to be about
 */
public record WorkOutcome(DeliveryState state, String detail, Optional<CommitHash> commit) {
  /** An outcome that is about no commit. */
  public static WorkOutcome of(DeliveryState state, String detail) {
    return new WorkOutcome(state, detail, Optional.empty());
  }

  /** An outcome that is about a commit. */
  public static WorkOutcome of(DeliveryState state, String detail, CommitHash commit) {
    return new WorkOutcome(state, detail, Optional.of(commit));
  }
}
