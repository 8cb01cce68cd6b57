package io.pipewright.receive.secret;

import io.pipewright.receive.failure.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * One secret, kept for a while: a burst of deliveries costs one call, and a rotated secret is taken
 * up when the time is over. An unreadable secret is not replaced by the one read before: it may
 * just have been revoked.
 */
public final class CachedSecret {
  private static final Logger log = LoggerFactory.getLogger(CachedSecret.class);

  private final SecretsManagerClient client;
  private final String secretId;
  private final Duration timeToLive;
  private final Clock clock;
  private @Nullable Reading last;

  /**
   * A reader of one secret.
   *
   * @param secretId its name or ARN
   * @param timeToLive how long a value is used before it is read again
   */
  public CachedSecret(
      SecretsManagerClient client, String secretId, Duration timeToLive, Clock clock) {
    this.client = client;
    this.secretId = secretId;
    this.timeToLive = timeToLive;
    this.clock = clock;
  }

  /**
   * The secret's text; empty if there is no such secret or it has no text.
   *
   * @throws UnavailableException if it cannot be read at the moment
   */
  public synchronized Optional<String> value() {
    Instant now = clock.instant();
    Reading reading = last;
    if (reading == null || !now.isBefore(reading.until)) {
      reading = new Reading(read(), now.plus(timeToLive));
      last = reading;
    }
    return reading.value;
  }

  private Optional<String> read() {
    try {
      String text = client.getSecretValue(request -> request.secretId(secretId)).secretString();
      return Optional.ofNullable(text).filter(value -> !value.isEmpty());
    } catch (ResourceNotFoundException e) {
      log.error("there is no secret {} in Secrets Manager: create it", secretId);
      return Optional.empty();
    } catch (SdkException e) {
      throw new UnavailableException("the secret " + secretId + " cannot be read", e);
    }
  }

  private record Reading(Optional<String> value, Instant until) {}
}
