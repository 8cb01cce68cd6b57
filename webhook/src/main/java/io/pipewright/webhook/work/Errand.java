package io.pipewright.webhook.work;

import io.pipewright.ledger.DeliveryId;
import io.pipewright.webhook.checkout.CheckoutBudget;
import java.util.function.Consumer;

/**
 * One trial of a delivery's work.
 *
 * @param delivery which delivery
 * @param attempt 1, and one more for each replay
 * @param lastTrial whether the queue gives up if this trial fails
 * @param budget what a checkout may take
 * @param handsOver whether what is too large here is handed over to a larger place
 * @param progress is told of each step that is done
 */
public record Errand(
    DeliveryId delivery,
    int attempt,
    boolean lastTrial,
    CheckoutBudget budget,
    boolean handsOver,
    Consumer<WorkStep> progress) {
  /** Whether a person asked for it to be done again. */
  public boolean isReplay() {
    return attempt > 1;
  }

  /** Tells of a step that is done. */
  public void done(WorkStep step) {
    progress.accept(step);
  }
}
