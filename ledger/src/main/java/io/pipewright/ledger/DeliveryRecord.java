package io.pipewright.ledger;

import io.pipewright.repository.CommitHash;
import java.time.Instant;
import java.util.Optional;

/**
 * A delivery in the ledger. Its body is not kept: only what the factory is to do about it.
 *
 * @param id its name
 * @param received when it was received
 * @param event Bitbucket's event key, or {@code reconcile}
 * @param work what it asks for
 * @param state how far it is
 * @param changed when it came to that state
 * @param detail why, in words; may be empty; what is longer than 1,000 characters is cut
 * @param commit the full hash, once the worker knows it
 */
public record DeliveryRecord(
    DeliveryId id,
    Instant received,
    String event,
    Work work,
    DeliveryState state,
    Instant changed,
    String detail,
    Optional<CommitHash> commit) {
  public DeliveryRecord {
    detail = Bounded.text(detail);
  }

  /** A delivery that has just been received. */
  public static DeliveryRecord received(DeliveryId id, Instant now, String event, Work work) {
    return new DeliveryRecord(
        id, now, event, work, DeliveryState.RECEIVED, now, "", Optional.empty());
  }

  /** The same delivery, moved on. */
  public DeliveryRecord moved(DeliveryState to, Instant at, String why) {
    return new DeliveryRecord(id, received, event, work, to, at, why, commit);
  }

  /** The same delivery, with the commit that it turned out to be about. */
  public DeliveryRecord about(CommitHash hash) {
    return new DeliveryRecord(id, received, event, work, state, changed, detail, Optional.of(hash));
  }
}
