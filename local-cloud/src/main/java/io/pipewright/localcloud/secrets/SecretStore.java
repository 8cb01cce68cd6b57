package io.pipewright.localcloud.secrets;

import io.pipewright.localcloud.server.AwsError;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Secrets and their versions, in memory. */
public final class SecretStore {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int SUFFIX = 6;

  private final Map<String, Secret> secrets = new LinkedHashMap<>();
  private final Clock clock;
  private final String arnPrefix;
  private final RandomGenerator random;

  /** Without secrets. */
  public SecretStore(Clock clock, String account, String region, RandomGenerator random) {
    this.clock = clock;
    this.arnPrefix = "arn:aws:secretsmanager:" + region + ":" + account + ":secret:";
    this.random = random;
  }

  /**
   * A secret in its present version.
   *
   * @param name unique
   * @param arn with six more characters than the name has
   * @param tags its tags
   * @param versionId the present version's
   * @param value the present version's
   * @param created when that version was made
   */
  public record Secret(
      String name,
      String arn,
      Map<String, String> tags,
      String versionId,
      String value,
      Instant created) {
    /** An immutable secret. */
    public Secret {
      tags = Map.copyOf(tags);
    }

    /** Without the value: this may be logged. */
    @Override
    public String toString() {
      return "Secret[" + arn + "]";
    }
  }

  /**
   * Makes a secret.
   *
   * @throws AwsError {@code ResourceExistsException}
   */
  public synchronized Secret create(String name, String value, Map<String, String> tags) {
    if (!name.matches("[A-Za-z0-9/_+=.@-]{1,512}")) {
      throw new AwsError(
          400, "ValidationException", "'" + name + "' cannot be the name of a secret");
    }
    if (secrets.containsKey(name)) {
      throw new AwsError(
          400,
          "ResourceExistsException",
          "The operation failed because the secret " + name + " already exists.");
    }
    Secret secret = new Secret(name, arn(name), tags, version(), value, clock.instant());
    secrets.put(name, secret);
    return secret;
  }

  /** Gives a secret a new present version. */
  public synchronized Secret put(String id, String value) {
    Secret old = get(id);
    Secret secret =
        new Secret(old.name(), old.arn(), old.tags(), version(), value, clock.instant());
    secrets.put(old.name(), secret);
    return secret;
  }

  /**
   * A secret by its name or its ARN, with or without the last six characters.
   *
   * @throws AwsError {@code ResourceNotFoundException}
   */
  public synchronized Secret get(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new AwsError(
                    400,
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret."));
  }

  private Optional<Secret> find(String id) {
    return secrets.values().stream()
        .filter(
            it -> it.name().equals(id) || it.arn().equals(id) || (arnPrefix + it.name()).equals(id))
        .findFirst();
  }

  private String arn(String name) {
    StringBuilder arn = new StringBuilder(arnPrefix).append(name).append('-');
    for (int i = 0; i < SUFFIX; i++) {
      arn.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return arn.toString();
  }

  private static String version() {
    return UUID.randomUUID().toString();
  }
}
