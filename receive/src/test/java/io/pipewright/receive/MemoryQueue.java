package io.pipewright.receive;

import io.pipewright.ledger.LedgerException;
import io.pipewright.queue.WorkMessage;
import io.pipewright.queue.WorkQueue;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What was sent, every time that it was sent. */
public final class MemoryQueue implements WorkQueue {
  private final Queue<WorkMessage> sent = new ConcurrentLinkedQueue<>();
  private boolean fails;

  public void fail(boolean toFail) {
    fails = toFail;
  }

  public List<WorkMessage> sent() {
    return List.copyOf(sent);
  }

  @Override
  public void send(WorkMessage message) {
    if (fails) {
      throw new LedgerException("the queue does not answer", new IllegalStateException());
    }
    sent.add(message);
  }
}
