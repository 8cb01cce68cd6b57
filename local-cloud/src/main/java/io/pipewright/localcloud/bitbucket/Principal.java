package io.pipewright.localcloud.bitbucket;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/** Who sent a request. */
enum Principal {
  FACTORY,
  DEVELOPER;

  private static final String ATTRIBUTE = Principal.class.getName();

  /** Reads the {@code Authorization} header; empty if it is missing or wrong. */
  static Optional<Principal> authenticate(HttpServletRequest request, BitbucketAccounts accounts) {
    String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
    if (same(header, "Bearer " + accounts.token())) {
      return Optional.of(FACTORY);
    }
    String pair = accounts.user() + ":" + accounts.password();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return same(header, "Basic " + basic) ? Optional.of(DEVELOPER) : Optional.empty();
  }

  void attachTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  static Principal of(HttpServletRequest request) {
    return (Principal) request.getAttribute(ATTRIBUTE);
  }

  private static boolean same(String sent, String expected) {
    return MessageDigest.isEqual(
        sent.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
