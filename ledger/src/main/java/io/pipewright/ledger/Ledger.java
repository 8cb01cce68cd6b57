package io.pipewright.ledger;

import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The memory of the factory's front: what was received, what became of it, and which commit of a
 * branch is the newest. Every method may throw {@link LedgerException}. Each write is one atomic
 * step, so that a process may die between any two calls.
 */
public interface Ledger {
  /**
   * Writes a delivery down, unless it is known.
   *
   * @return what the ledger holds: {@code delivery} itself if it is new, otherwise the known one
   */
  DeliveryRecord record(DeliveryRecord delivery);

  /** The delivery of that name. */
  Optional<DeliveryRecord> delivery(DeliveryId id);

  /** Deliveries, newest first. What was written a moment ago may be missing. */
  List<DeliveryRecord> deliveries(DeliveryQuery query);

  /**
   * Deliveries that are still {@link DeliveryState#RECEIVED} although received before a time,
   * oldest first. What was written a moment ago may be missing or out of date.
   */
  List<DeliveryRecord> notQueued(Instant before);

  /**
   * Moves a delivery on, as {@link DeliveryState#mayFollow} says: a delivery in a last state does
   * not move, so that a late "queued" never hides what the worker has done. Only {@link Replays}
   * brings it back.
   *
   * @param detail why, in words; may be empty
   * @return whether it moved; false also for a delivery that is not known
   */
  boolean move(DeliveryId id, DeliveryState state, Instant at, String detail);

  /**
   * Notes which commit a delivery turned out to be about; a delivery that is not known is let be.
   */
  void resolved(DeliveryId id, CommitHash commit);

  /** The newest commit of a branch that the factory acts on. */
  Optional<Head> head(RepositoryId repository, String branch);

  /** Whether a commit that was claimed still is the newest of its branch. */
  default boolean isNewest(CommitRecord commit) {
    return head(commit.repository(), commit.branch())
        .filter(head -> head.sequence() == commit.sequence())
        .isPresent();
  }

  /**
   * Makes a commit the newest of its branch and writes it down as {@link CommitStep#CLAIMED}, both
   * or neither. Claiming what is the newest already changes nothing; claiming an older commit again
   * gives it a new number, and its record begins anew.
   *
   * @param expected the head that the caller has seen; if it is another by now, nothing is written
   * @return the commit's record, or empty if the head has moved
   */
  Optional<CommitRecord> claim(CommitKey key, Optional<Head> expected, Instant at);

  /**
   * Starts a commit over, for a replay: {@link CommitStep#CLAIMED} again, from any step but {@link
   * CommitStep#SUPERSEDED}. Archive and notes are kept; task, execution and detail are forgotten.
   *
   * @return the record as it is now; empty if there is none or it is superseded
   */
  Optional<CommitRecord> reopen(CommitKey key, Instant at);

  /** The commit's record. */
  Optional<CommitRecord> commit(CommitKey key);

  /**
   * The commits of a repository, last claimed first. What was written a moment ago may be missing.
   */
  List<CommitRecord> commits(RepositoryId repository, int limit);

  /**
   * Writes down that a commit reached a step, with what is known since. It is written only if the
   * step may follow ({@link CommitStep#mayFollow}) and the commit still has the record's number, so
   * that a repeated or late call does no harm.
   *
   * @param record the commit as it is now: its step and detail are written, and of archive, task,
   *     execution and notes what the record has; times are kept and the step's is added
   * @return whether it was written; false also for a commit that was never claimed
   */
  boolean reached(CommitRecord record, Instant at);

  /**
   * Asks for the right to change what a branch's pipeline is or runs. It is never given after a
   * newer commit had it, for whichever turn: what a newer commit has deployed, an older one does
   * not start. A commit may ask again.
   *
   * @param turn what is about to be done
   * @param sequence the commit's number on its branch
   * @return whether the commit may go on
   */
  boolean take(RepositoryId repository, String branch, Turn turn, long sequence);

  /** What an older commit must not do after a newer one. */
  enum Turn {
    /** Change the pipeline's stack. */
    DEPLOY,
    /** Start the pipeline. */
    START
  }
}
