package io.pipewright.localcloud.bitbucket;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Lets nobody in without a credential, and notes every request. */
final class Gatekeeper extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient BitbucketAccounts accounts;
  private final transient AccessLog log;

  Gatekeeper(BitbucketAccounts accounts, AccessLog log) {
    this.accounts = accounts;
    this.log = log;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    log.begin();
    try {
      Optional<Principal> principal = Principal.authenticate(request, accounts);
      if (principal.isPresent()) {
        principal.get().attachTo(request);
        chain.doFilter(request, response);
      } else {
        response.setHeader("WWW-Authenticate", "Basic realm=\"Bitbucket\"");
        RestError.unauthorized().writeTo(response);
      }
    } finally {
      log.add(new AccessLogEntry(request.getMethod(), target(request), response.getStatus()));
    }
  }

  private static String target(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }
}
