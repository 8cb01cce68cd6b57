package io.pipewright.webhook.review;

import io.pipewright.ledger.DeliveryState;

/**
 * How a review ended.
 *
 * @param state {@code DONE} the commit passes; {@code REFUSED} its developer was told what to mend;
 *     {@code IGNORED} there is nothing to review; {@code FAILED} the surroundings or the program
 *     failed, and the delivery can be replayed
 * @param reason in words
 */
public record ReviewOutcome(DeliveryState state, String reason) {}
