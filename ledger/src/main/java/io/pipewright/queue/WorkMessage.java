package io.pipewright.queue;

import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.Work;

/**
 * Work on its way to the worker.
 *
 * @param delivery the delivery that asks for it
 * @param attempt 1, and one more for each replay, so that the queue does not take it for a repeat
 * @param work what is to be done
 */
public record WorkMessage(DeliveryId delivery, int attempt, Work work) {}
