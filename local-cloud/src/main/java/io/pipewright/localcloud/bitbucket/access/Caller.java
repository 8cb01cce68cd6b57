package io.pipewright.localcloud.bitbucket.access;

import io.pipewright.localcloud.bitbucket.Account;
import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.Right;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who sent a request.
 *
 * @param name of the account
 * @param developer whether branches may be pushed
 */
public record Caller(String name, Right right, boolean developer) {
  private static final String ATTRIBUTE = Caller.class.getName();
  private static final String FACTORY = "pipewright";

  /**
   * Reads the {@code Authorization} header; empty if it is missing or wrong.
   *
   * @param tokenUser the user name with which a token is taken as a password, as Cloud does for
   *     git; empty if tokens are taken as Bearer only
   */
  static Optional<Caller> authenticate(
      HttpServletRequest request, BitbucketAccounts accounts, Optional<String> tokenUser) {
    String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
    if (same(header, basic(accounts.user(), accounts.password()))) {
      return Optional.of(new Caller(accounts.user(), Right.PROJECT_ADMIN, true));
    }
    return tokens(accounts)
        .filter(
            account ->
                same(header, "Bearer " + account.token())
                    || tokenUser.filter(u -> same(header, basic(u, account.token()))).isPresent())
        .map(account -> new Caller(account.name(), account.right(), false))
        .findFirst();
  }

  private static Stream<Account> tokens(BitbucketAccounts accounts) {
    Account factory = new Account(FACTORY, accounts.token(), Right.PROJECT_ADMIN);
    return Stream.concat(Stream.of(factory), accounts.others().stream());
  }

  void attachTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** Who sent a request that was let in. */
  public static Caller of(HttpServletRequest request) {
    return (Caller) request.getAttribute(ATTRIBUTE);
  }

  private static String basic(String user, String password) {
    String pair = user + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean same(String sent, String expected) {
    return MessageDigest.isEqual(
        sent.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
