package io.pipewright.localcloud.identity;

import java.util.Map;
import java.util.Optional;

/**
 * Who made a call: found by the access key that signed it.
 *
 * @param account twelve digits
 * @param arn {@code arn:aws:iam::…:role/…} of the role (not of its session), {@code …:root}, or
 *     {@code …:saml-provider/…} for the stand-in of an identity provider
 * @param tags session tags and role tags, as {@code aws:PrincipalTag} sees them
 * @param session the session's name, if a role was assumed
 */
public record Caller(
    String account, String arn, Map<String, String> tags, Optional<String> session) {
  public Caller {
    tags = Map.copyOf(tags);
  }

  /** A caller without a session name. */
  public Caller(String account, String arn, Map<String, String> tags) {
    this(account, arn, tags, Optional.empty());
  }

  /** The account's root user, whom no policy binds. */
  public static Caller root(String account) {
    return new Caller(account, "arn:aws:iam::" + account + ":root", Map.of());
  }

  /** Whether this is the account's root user. */
  public boolean isRoot() {
    return arn.equals("arn:aws:iam::" + account + ":root");
  }

  /**
   * Whether this stands in for an identity provider: people who signed in there come through it,
   * with their tags.
   */
  public boolean isIdentityProvider() {
    return arn.startsWith("arn:aws:iam::" + account + ":saml-provider/");
  }
}
