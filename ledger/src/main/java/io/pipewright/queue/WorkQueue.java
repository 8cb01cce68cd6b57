package io.pipewright.queue;

/** Where work waits, in order within each repository. */
public interface WorkQueue {
  /**
   * Puts work into the queue. The same delivery and attempt sent again within five minutes is taken
   * once.
   *
   * @throws io.pipewright.ledger.LedgerException if the queue does not take it
   */
  void send(WorkMessage message);
}
