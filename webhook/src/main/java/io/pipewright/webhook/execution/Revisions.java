package io.pipewright.webhook.execution;

import io.pipewright.generation.StoredObject;
import io.pipewright.webhook.feedback.CommitFeedback.Place;
import java.util.Optional;

/** Which commit an object version is. */
interface Revisions {
  /**
   * The commit that the webhook archived as this version.
   *
   * @return empty if the webhook did not write it: another bucket, or without its metadata
   * @throws io.pipewright.receive.failure.UnavailableException if it cannot be had at the moment
   */
  Optional<Place> find(StoredObject source);
}
