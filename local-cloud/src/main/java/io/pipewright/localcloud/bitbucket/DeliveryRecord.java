package io.pipewright.localcloud.bitbucket;

import java.net.URI;

/**
 * What became of one attempt to deliver to a webhook.
 *
 * @param hook the webhook's number
 * @param event event key
 * @param requestId the same in each attempt of one delivery
 * @param attempt from 1
 * @param status HTTP status; 0 if there was no answer or nothing was sent
 */
public record DeliveryRecord(
    int hook, String event, String requestId, URI url, int attempt, Outcome outcome, int status) {
  /** How it ended. */
  public enum Outcome {
    /** The webhook answered 2xx. */
    DELIVERED,
    /** It answered anything else, or not at all. */
    FAILED,
    /** It was not sent: the webhook had failed too often, or too much was waiting. */
    SKIPPED,
    /** It was not sent: too large for Cloud. */
    TOO_LARGE,
    /** It was not sent: a test lost it. */
    LOST
  }

  @Override
  public String toString() {
    return "%s to %s, attempt %d: %s%s"
        .formatted(event, url, attempt, outcome, status == 0 ? "" : " " + status);
  }
}
