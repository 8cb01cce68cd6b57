package io.pipewright.queue;

import io.pipewright.ledger.LedgerException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The queue of tests. It takes a delivery's attempt once, however long ago that was, and may be
 * made to fail.
 */
public final class InMemoryQueue implements WorkQueue {
  private final Set<String> taken = new HashSet<>();
  private final List<WorkMessage> sent = new ArrayList<>();
  private final Deque<WorkMessage> waiting = new ArrayDeque<>();
  private boolean isUnavailable;

  /** From now on, every call fails as if the queue could not be reached; or no longer. */
  public synchronized void unavailable(boolean isUnavailable) {
    this.isUnavailable = isUnavailable;
  }

  @Override
  public synchronized void send(WorkMessage message) {
    if (isUnavailable) {
      throw new LedgerException(
          "cannot queue the delivery " + message.delivery() + ": the queue does not answer",
          new IllegalStateException());
    }
    if (taken.add(message.delivery() + "-" + message.attempt())) {
      sent.add(message);
      waiting.add(message);
    }
  }

  /** All that was taken, in order. */
  public synchronized List<WorkMessage> sent() {
    return List.copyOf(sent);
  }

  /** The next message, which leaves the queue. */
  public synchronized Optional<WorkMessage> next() {
    return Optional.ofNullable(waiting.poll());
  }
}
