package io.pipewright.cli.deliveries;

import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.Ledger;
import io.pipewright.ledger.LedgerException;
import io.pipewright.ledger.Replays;
import io.pipewright.queue.WorkMessage;
import io.pipewright.queue.WorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Does a delivery again.
 *
 * @param <L> the ledger
 */
final class Replay<L extends Ledger & Replays> {
  /** As long as the worker may be at it. */
  private static final Duration AT_WORK = Duration.ofMinutes(20);

  private final L ledger;
  private final WorkQueue queue;
  private final Clock clock;

  Replay(L ledger, WorkQueue queue, Clock clock) {
    this.ledger = ledger;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Puts it into the queue again.
   *
   * @return what was done, in words
   * @throws SurroundingsException if there is no such delivery, or somebody is at it
   * @throws LedgerException if ledger or queue cannot be used; it can then be replayed at once
   */
  String run(String name) {
    DeliveryRecord delivery = find(name);
    boolean stuck = delivery.changed().isBefore(clock.instant().minus(AT_WORK));
    if (!delivery.state().isLast() && !stuck) {
      throw new SurroundingsException(
          "delivery %s is %s since %s. Wait until it has ended, 20 minutes at most."
              .formatted(name, delivery.state(), delivery.changed()));
    }
    OptionalInt attempt = ledger.replay(delivery, clock.instant(), "replayed");
    if (attempt.isEmpty()) {
      throw new SurroundingsException(
          "delivery "
              + name
              + " has just moved on. Look at it again with 'pipewright deliveries'.");
    }
    send(new WorkMessage(delivery.id(), attempt.getAsInt(), delivery.work()));
    return "delivery %s of %s is in the queue again, attempt %d (it was %s)"
        .formatted(name, delivery.work().repository(), attempt.getAsInt(), delivery.state());
  }

  private void send(WorkMessage message) {
    try {
      queue.send(message);
    } catch (LedgerException e) {
      ledger.move(message.delivery(), DeliveryState.FAILED, clock.instant(), e.text());
      throw e;
    }
  }

  private DeliveryRecord find(String name) {
    DeliveryId id;
    try {
      id = new DeliveryId(name);
    } catch (IllegalArgumentException e) {
      throw new SurroundingsException(
          "'" + name + "' is not the id of a delivery. 'pipewright deliveries' lists them.");
    }
    return ledger
        .delivery(id)
        .orElseThrow(
            () ->
                new SurroundingsException(
                    "there is no delivery " + name + ". 'pipewright deliveries' lists them."));
  }
}
