package io.pipewright.webhook.checkout;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.http.server.GitServlet;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.transport.UploadPack;

/**
 * Serves the bare repositories of a directory by git's smart HTTP on 127.0.0.1, as Bitbucket does:
 * {@code /scm/{project}/{slug}.git}. It asks for no token.
 */
public final class GitHttp implements AutoCloseable {
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  private GitHttp(Path directory, Filter gate) {
    GitServlet git = new GitServlet();
    git.setRepositoryResolver((request, name) -> open(directory.resolve(name)));
    git.setUploadPackFactory(
        (request, served) -> {
          UploadPack pack = new UploadPack(served);
          Optional.ofNullable(request.getHeader("Git-Protocol"))
              .ifPresent(version -> pack.setExtraParameters(List.of(version)));
          pack.setRequestPolicy(UploadPack.RequestPolicy.REACHABLE_COMMIT);
          return pack;
        });
    git.setReceivePackFactory(null);
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder(git), "/scm/*");
    context.addFilter(new FilterHolder(gate), "/*", EnumSet.of(DispatcherType.REQUEST));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(context);
    server.setStopTimeout(0);
  }

  /** Serves {@code directory/{project}/{slug}.git}. */
  public static GitHttp start(Path directory) {
    return start(directory, (request, response, chain) -> chain.doFilter(request, response));
  }

  /** The same, through a filter that may spoil the answers. */
  static GitHttp start(Path directory, Filter gate) {
    GitHttp http = new GitHttp(directory, gate);
    try {
      http.server.start();
      return http;
    } catch (Exception e) {
      throw new IllegalStateException("the git server did not start", e);
    }
  }

  /** The base URL, without a slash at its end. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the git server did not stop", e);
    }
  }

  private static Repository open(Path directory) throws RepositoryNotFoundException {
    try {
      return new RepositoryBuilder()
          .setBare()
          .setGitDir(directory.toFile())
          .setMustExist(true)
          .build();
    } catch (IOException e) {
      throw new RepositoryNotFoundException(directory.toString(), e);
    }
  }
}
