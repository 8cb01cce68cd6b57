package io.pipewright.localcloud.bitbucket.access;

import io.pipewright.localcloud.bitbucket.AccessLogEntry;
import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.BitbucketKind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Lets nobody in without a credential, and notes every request. */
public final class Gatekeeper extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient BitbucketKind kind;
  private final transient BitbucketAccounts accounts;
  private final transient AccessLog log;
  private final String refusal;

  /**
   * Guards a server.
   *
   * @param refusal the JSON that answers those who are not let in
   */
  public Gatekeeper(BitbucketKind kind, BitbucketAccounts accounts, AccessLog log, String refusal) {
    this.kind = kind;
    this.accounts = accounts;
    this.log = log;
    this.refusal = refusal;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    log.begin();
    try {
      Optional<Caller> caller = Caller.authenticate(request, accounts, tokenUser(request));
      if (caller.isPresent()) {
        caller.get().attachTo(request);
        chain.doFilter(request, response);
      } else {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", "Basic realm=\"Bitbucket\"");
        response.setContentType("application/json;charset=UTF-8");
        response.getWriter().write(refusal);
      }
    } finally {
      log.add(new AccessLogEntry(request.getMethod(), target(request), response.getStatus()));
    }
  }

  /** Cloud's git takes an access token as the password of this user; its REST API does not. */
  private Optional<String> tokenUser(HttpServletRequest request) {
    boolean cloudGit = kind == BitbucketKind.CLOUD && !request.getRequestURI().startsWith("/2.0/");
    return cloudGit ? Optional.of("x-token-auth") : Optional.empty();
  }

  private static String target(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }
}
