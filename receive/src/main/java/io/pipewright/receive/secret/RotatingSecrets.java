package io.pipewright.receive.secret;

import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.receive.scope.UrlScope;
import io.pipewright.receive.signature.WebhookSecrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * The webhook's secrets in Secrets Manager, one for each URL scope. After a secret was replaced the
 * version before it ({@code AWSPREVIOUS}) is valid for {@link #BOTH} more, so that Bitbucket can be
 * given the new one without a lost delivery. A secret that cannot be read is not replaced by the
 * one read before: it may just have been revoked.
 */
public final class RotatingSecrets implements WebhookSecrets {
  /** How long the old and the new secret are valid together. */
  static final Duration BOTH = Duration.ofHours(24);

  /** How long a secret is used before it is read again. */
  static final Duration LIFE = Duration.ofMinutes(5);

  /**
   * How long it is believed that there is none: anybody can ask for a scope that does not exist.
   */
  static final Duration MISS = Duration.ofSeconds(30);

  /** The most scopes that are remembered. */
  static final int MOST = 1_000;

  private static final Logger log = LoggerFactory.getLogger(RotatingSecrets.class);

  private final Supplier<SecretsManagerClient> client;
  private final String base;
  private final Clock clock;
  private final Map<UrlScope, Slot> slots =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UrlScope, Slot> eldest) {
          return size() > MOST;
        }
      };

  /**
   * A reader of secrets.
   *
   * @param client asked for when the first secret is read
   * @param base the name of the organisation's secret; the others' names start with it
   */
  public RotatingSecrets(Supplier<SecretsManagerClient> client, String base, Clock clock) {
    this.client = client;
    this.base = base;
    this.clock = clock;
  }

  @Override
  public List<byte[]> current(UrlScope scope) {
    Slot slot;
    synchronized (slots) {
      slot = slots.computeIfAbsent(scope, it -> new Slot(it.secretName(base)));
    }
    return slot.secrets();
  }

  /** One secret. Whoever comes while it is being read waits for it. */
  private final class Slot {
    private final String name;
    private volatile @Nullable Reading last;

    Slot(String name) {
      this.name = name;
    }

    List<byte[]> secrets() {
      Reading reading = last;
      return reading != null && clock.instant().isBefore(reading.until)
          ? reading.secrets
          : readAgain();
    }

    private synchronized List<byte[]> readAgain() {
      Instant now = clock.instant();
      Reading reading = last;
      if (reading == null || !now.isBefore(reading.until)) {
        reading = read(name, now);
        last = reading;
      }
      return reading.secrets;
    }
  }

  private Reading read(String name, Instant now) {
    try {
      Optional<GetSecretValueResponse> current = version(name, "AWSCURRENT");
      List<byte[]> secrets = new ArrayList<>();
      current.flatMap(RotatingSecrets::text).ifPresent(secrets::add);
      if (secrets.isEmpty()) {
        log.error("there is no text in a secret {} in Secrets Manager: create it", name);
        return new Reading(List.of(), now.plus(MISS));
      }
      Instant until = now.plus(LIFE);
      Instant alone = created(current).plus(BOTH);
      if (now.isBefore(alone)) {
        version(name, "AWSPREVIOUS").flatMap(RotatingSecrets::text).ifPresent(secrets::add);
        until = until.isBefore(alone) ? until : alone;
      }
      return new Reading(List.copyOf(secrets), until);
    } catch (SdkException e) {
      throw new UnavailableException("the secret " + name + " cannot be read", e);
    }
  }

  private Optional<GetSecretValueResponse> version(String name, String stage) {
    try {
      return Optional.of(
          client.get().getSecretValue(request -> request.secretId(name).versionStage(stage)));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  /** If it is not said when the secret was made, it counts as old: then only itself is valid. */
  private static Instant created(Optional<GetSecretValueResponse> version) {
    return version.map(GetSecretValueResponse::createdDate).orElse(Instant.EPOCH);
  }

  private static Optional<byte[]> text(GetSecretValueResponse version) {
    return Optional.ofNullable(version.secretString())
        .filter(value -> !value.isEmpty())
        .map(value -> value.getBytes(StandardCharsets.UTF_8));
  }

  private record Reading(List<byte[]> secrets, Instant until) {}
}
