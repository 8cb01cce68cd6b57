package io.pipewright.localcloud.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The access keys that exist, in memory: they end with the process. */
public final class Credentials {
  private static final String KEY_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int KEY_SUFFIX_LENGTH = 16;
  private static final int SECRET_BYTES = 30;
  private static final int TOKEN_BYTES = 96;

  private final Map<String, AccessKey> keys = new ConcurrentHashMap<>();
  private final Clock clock;
  private final SecureRandom random;

  /** An empty store. */
  public Credentials(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** Makes a key that lasts. */
  public AccessKey create(Caller caller) {
    return keep(
        new AccessKey(
            keyId("AKIA"), secret(SECRET_BYTES), Optional.empty(), caller, Optional.empty()));
  }

  /** Makes a key with a session token that ends after the duration. */
  public AccessKey createSession(Caller caller, Duration duration) {
    return keep(
        new AccessKey(
            keyId("ASIA"),
            secret(SECRET_BYTES),
            Optional.of(secret(TOKEN_BYTES)),
            caller,
            Optional.of(clock.instant().plus(duration))));
  }

  /** The key of that id, if it exists; it may have expired. */
  public Optional<AccessKey> find(String accessKeyId) {
    return Optional.ofNullable(keys.get(accessKeyId));
  }

  /** The key of that id, if it exists and has not expired. */
  public Optional<AccessKey> findValid(String accessKeyId) {
    return find(accessKeyId).filter(key -> !key.isExpired(clock.instant()));
  }

  private AccessKey keep(AccessKey key) {
    keys.put(key.accessKeyId(), key);
    return key;
  }

  private String keyId(String prefix) {
    StringBuilder id = new StringBuilder(prefix);
    for (int i = 0; i < KEY_SUFFIX_LENGTH; i++) {
      id.append(KEY_ALPHABET.charAt(random.nextInt(KEY_ALPHABET.length())));
    }
    return id.toString();
  }

  private String secret(int bytes) {
    byte[] noise = new byte[bytes];
    random.nextBytes(noise);
    return Base64.getEncoder().encodeToString(noise);
  }
}
