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

  /** Deliveries, newest first. */
  List<DeliveryRecord> deliveries(DeliveryQuery query);

  /** Deliveries that are still {@link DeliveryState#RECEIVED} although received before a time. */
  List<DeliveryRecord> notQueued(Instant before);

  /**
   * Moves a delivery on. A delivery that is in a last state moves only to {@link
   * DeliveryState#QUEUED} (a replay); a late "queued" never hides what the worker has done.
   *
   * @param detail why, in words; may be empty
   * @return whether it moved
   */
  boolean move(DeliveryId id, DeliveryState state, Instant at, String detail);

  /** Notes which commit a delivery turned out to be about. */
  void resolved(DeliveryId id, CommitHash commit);

  /** The newest commit of a branch that the factory acts on. */
  Optional<Head> head(RepositoryId repository, String branch);

  /**
   * Makes a commit the newest of its branch and writes it down as {@link CommitStep#CLAIMED}, both
   * or neither.
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

  /** The commits of a repository, newest first. */
  List<CommitRecord> commits(RepositoryId repository, int limit);

  /**
   * Writes down that a commit reached a step, with what is known since. Steps only go forward, so
   * that a repeated or late call does no harm; {@link CommitStep#FAILED} may be left again, by a
   * replay.
   *
   * @param record the commit as it is now: its step, archive, task, execution, notes and detail are
   *     written; times are kept and the step's is added
   * @return whether it was written
   */
  boolean reached(CommitRecord record, Instant at);

  /**
   * Asks for the right to change what a branch's pipeline is or runs. A commit may have it
   * again, as its task may be run again, but never after a newer one had it.
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
