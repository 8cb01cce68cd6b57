package io.pipewright.ledger;

import java.time.Instant;
import java.util.OptionalInt;

/** Bringing back a delivery that ended, or that got stuck. Only people do it. */
public interface Replays {
  /**
   * Moves a delivery to {@link DeliveryState#QUEUED}, whatever its state is, and counts the
   * attempt.
   *
   * @param seen the delivery as the caller has seen it; if it has moved since, nothing is written
   * @param detail why, in words
   * @return the number of the attempt, from 2, for the queue; empty if the delivery has moved
   * @throws LedgerException if the ledger cannot be used at the moment
   */
  OptionalInt replay(DeliveryRecord seen, Instant at, String detail);
}
