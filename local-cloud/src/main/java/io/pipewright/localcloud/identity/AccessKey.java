package io.pipewright.localcloud.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * What a client signs with.
 *
 * @param accessKeyId public part; {@code AKIA…} for a lasting key, {@code ASIA…} for a session's
 * @param secretAccessKey secret part
 * @param sessionToken sent along by a session
 * @param caller who signs with it
 * @param expiration when it ends; a lasting key has none
 */
public record AccessKey(
    String accessKeyId,
    String secretAccessKey,
    Optional<String> sessionToken,
    Caller caller,
    Optional<Instant> expiration) {

  /** Whether it has ended. */
  public boolean isExpired(Instant now) {
    return expiration.filter(end -> !now.isBefore(end)).isPresent();
  }

  /** Without the secret and the token: this may be logged. */
  @Override
  public String toString() {
    return "AccessKey[" + accessKeyId + ", " + caller.arn() + "]";
  }
}
