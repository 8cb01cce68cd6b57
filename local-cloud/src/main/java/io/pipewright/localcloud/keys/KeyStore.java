package io.pipewright.localcloud.keys;

import io.pipewright.localcloud.server.AwsError;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** KMS keys and aliases, as names. There is no key material: nothing is encrypted with them. */
public final class KeyStore {
  private final Map<String, Key> keys = new ConcurrentHashMap<>();
  private final Map<String, String> aliases = new ConcurrentHashMap<>();
  private final Clock clock;
  private final String account;
  private final String region;

  /** Without keys. */
  public KeyStore(Clock clock, String account, String region) {
    this.clock = clock;
    this.account = account;
    this.region = region;
  }

  /**
   * A key.
   *
   * @param id a UUID
   * @param arn with that id
   * @param description for people
   * @param created when
   * @param isEnabled whether it may be used
   * @param state {@code Enabled}, {@code Disabled} or {@code PendingDeletion}
   */
  public record Key(
      String id,
      String arn,
      String description,
      Instant created,
      boolean isEnabled,
      String state) {}

  /** Makes a key. */
  public Key create(String description) {
    String id = UUID.randomUUID().toString();
    Key key = new Key(id, prefix() + "key/" + id, description, clock.instant(), true, "Enabled");
    keys.put(id, key);
    return key;
  }

  /** Changes what is changeable of a key. */
  public Key change(String id, String description, boolean enabled) {
    Key old = get(id);
    Key key =
        new Key(
            old.id(),
            old.arn(),
            description,
            old.created(),
            enabled,
            enabled ? "Enabled" : "Disabled");
    keys.put(old.id(), key);
    return key;
  }

  /** Marks a key for deletion, as KMS does before it deletes. */
  public void scheduleDeletion(String id) {
    Key old = get(id);
    keys.put(
        old.id(),
        new Key(old.id(), old.arn(), old.description(), old.created(), false, "PendingDeletion"));
  }

  /**
   * Names a key.
   *
   * @param alias starts with {@code alias/}
   * @throws AwsError if the alias is taken or its name is not one
   */
  public void alias(String alias, String keyId) {
    if (!alias.matches("alias/[a-zA-Z0-9/_-]{1,250}") || alias.startsWith("alias/aws/")) {
      throw new AwsError(400, "InvalidAliasNameException", "'" + alias + "' cannot be an alias");
    }
    if (aliases.putIfAbsent(alias, get(keyId).id()) != null) {
      throw new AwsError(
          400, "AlreadyExistsException", "An alias with the name " + alias + " already exists");
    }
  }

  /** Forgets an alias. */
  public void removeAlias(String alias) {
    aliases.remove(alias);
  }

  /** The ARN of an alias. */
  public String aliasArn(String alias) {
    return prefix() + alias;
  }

  /**
   * A key by its id, its ARN, an alias or an alias's ARN.
   *
   * @throws AwsError {@code NotFoundException}
   */
  public Key get(String reference) {
    String local =
        reference.startsWith(prefix()) ? reference.substring(prefix().length()) : reference;
    String id =
        local.startsWith("alias/")
            ? aliases.getOrDefault(local, "")
            : local.startsWith("key/") ? local.substring("key/".length()) : local;
    return Optional.ofNullable(keys.get(id))
        .orElseThrow(
            () -> new AwsError(400, "NotFoundException", "Key '" + reference + "' does not exist"));
  }

  private String prefix() {
    return "arn:aws:kms:" + region + ":" + account + ":";
  }
}
