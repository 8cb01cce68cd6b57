package io.pipewright.bitbucket;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jgit.http.server.GitServlet;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.UploadPack;

/** One repository, served by git's smart HTTP at any path, to holders of a bearer token. */
final class GitServer implements AutoCloseable {
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final String token;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Optional<URI> redirect = Optional.empty();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile Runnable beforeReceive = () -> {};
  private volatile boolean basic;
  private volatile Optional<SlowOrBroken.Fault> fault = Optional.empty();

  record Request(String path, Optional<String> authorization, Optional<String> encoding) {}

  GitServer(Repository repository, String token) throws Exception {
    this.token = token;
    GitServlet git = new GitServlet();
    git.setRepositoryResolver(
        (request, name) -> {
          repository.incrementOpen();
          return repository;
        });
    git.setUploadPackFactory(
        (request, served) -> {
          UploadPack pack = new UploadPack(served);
          pack.setExtraParameters(
              Optional.ofNullable(request.getHeader("Git-Protocol"))
                  .map(List::of)
                  .orElse(List.of()));
          pack.setRequestPolicy(UploadPack.RequestPolicy.REACHABLE_COMMIT);
          return pack;
        });
    git.setReceivePackFactory(
        (request, served) -> {
          ReceivePack pack = new ReceivePack(served);
          pack.setPreReceiveHook((receiving, commands) -> beforeReceive.run());
          return pack;
        });
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder(git), "/*");
    context.addFilter(new FilterHolder(gate()), "/*", EnumSet.of(DispatcherType.REQUEST));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(context);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  void redirectTo(URI elsewhere) {
    redirect = Optional.of(elsewhere);
  }

  void failNext(int count) {
    failures.set(count);
  }

  /** Runs between a push's advertisement and its reference update, where races happen. */
  void beforeReceive(Runnable race) {
    beforeReceive = race;
  }

  /** Takes the token as a password of x-token-auth, and not as Bearer. */
  void takePasswords() {
    basic = true;
  }

  /** Sends the next packs like this. */
  void faulty(SlowOrBroken.Fault how) {
    fault = Optional.of(how);
  }

  private Filter gate() {
    return new Filter() {
      @Override
      public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
          throws IOException, ServletException {
        if (admits((HttpServletRequest) request, (HttpServletResponse) response)) {
          boolean pack = ((HttpServletRequest) request).getMethod().equals("POST");
          chain.doFilter(
              request,
              pack && fault.isPresent()
                  ? new SlowOrBroken((HttpServletResponse) response, fault.get())
                  : response);
        }
      }
    };
  }

  private boolean admits(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> authorization = Optional.ofNullable(request.getHeader("Authorization"));
    requests.add(
        new Request(
            request.getRequestURI(),
            authorization,
            Optional.ofNullable(request.getHeader("Accept-Encoding"))));
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      response.sendError(503);
    } else if (redirect.isPresent()) {
      response.setStatus(302);
      String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
      response.setHeader("Location", redirect.get() + request.getRequestURI() + query);
    } else if (!authorization.equals(Optional.of(expected()))) {
      response.setHeader("WWW-Authenticate", "Basic realm=\"Bitbucket\"");
      response.sendError(401);
    } else {
      return true;
    }
    return false;
  }

  private String expected() {
    byte[] password = ("x-token-auth:" + token).getBytes(StandardCharsets.US_ASCII);
    return basic ? "Basic " + Base64.getEncoder().encodeToString(password) : "Bearer " + token;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failure) {
      throw new IllegalStateException("the test's git server did not stop", failure);
    }
  }
}
