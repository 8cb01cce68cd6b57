package io.pipewright.receive.delivery;

import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.Ledger;
import io.pipewright.ledger.LedgerException;
import io.pipewright.ledger.Work;
import io.pipewright.queue.WorkMessage;
import io.pipewright.queue.WorkQueue;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands work on: written down, then put into the queue, then noted as queued. If the process dies
 * between, the work is still written down as received, and the next delivery of the same, or the
 * reconciler, puts it into the queue again; the queue takes the same message once.
 */
public final class Dispatch {
  private static final Logger log = LoggerFactory.getLogger(Dispatch.class);

  private final Ledger ledger;
  private final WorkQueue queue;
  private final Clock clock;

  /** From that ledger into that queue. */
  public Dispatch(Ledger ledger, WorkQueue queue, Clock clock) {
    this.ledger = ledger;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Hands on what a delivery asks for, unless that was done.
   *
   * @return whether it was new or had not reached the queue
   * @throws LedgerException if the ledger or the queue does not take it
   */
  boolean handOn(DeliveryId id, String eventKey, Work work) {
    DeliveryRecord held =
        ledger.record(DeliveryRecord.received(id, clock.instant(), eventKey, work));
    if (held.state() != DeliveryState.RECEIVED) {
      return false;
    }
    queue.send(new WorkMessage(id, 1, held.work()));
    try {
      ledger.move(id, DeliveryState.QUEUED, clock.instant(), "");
    } catch (LedgerException e) {
      // The work is safe in the queue: the sender would gain nothing from being told.
      log.warn("delivery {}: queued, but the ledger does not know", id, e);
    }
    return true;
  }
}
