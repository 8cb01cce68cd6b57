package io.pipewright.queue;

import java.util.Optional;

class InMemoryQueueTest extends WorkQueueContract {
  private final InMemoryQueue queue = new InMemoryQueue();

  @Override
  WorkQueue queue() {
    return queue;
  }

  @Override
  Optional<WorkMessage> next() {
    return queue.next();
  }
}
