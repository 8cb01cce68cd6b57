package io.pipewright.localcloud.bitbucket.server;

import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.BitbucketKind;
import io.pipewright.localcloud.bitbucket.access.AccessLog;
import io.pipewright.localcloud.bitbucket.access.Gatekeeper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The HTTP server: who is asked for which path. */
final class HttpFront {
  private final Server server = new Server();
  private final ServletContextHandler context = new ServletContextHandler("/");
  private final ServerConnector connector;

  HttpFront(int port) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    // A branch's name in a path may hold an encoded slash.
    configuration.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "encoded slashes", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR));
    connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(context);
    server.setStopTimeout(0);
    context.getServletHandler().setDecodeAmbiguousURIs(true);
  }

  /** Lets in who has an account; to be called before the others. */
  void guard(BitbucketKind kind, BitbucketAccounts accounts, AccessLog log, String refusal) {
    filter(new Gatekeeper(kind, accounts, log, refusal), "/*");
  }

  void filter(Filter filter, String path) {
    context.addFilter(new FilterHolder(filter), path, EnumSet.of(DispatcherType.REQUEST));
  }

  void serve(HttpServlet servlet, String path) {
    context.addServlet(new ServletHolder(servlet), path);
  }

  int port() {
    return connector.getLocalPort();
  }

  void start() throws Exception {
    server.start();
  }

  void stop() throws Exception {
    server.stop();
  }
}
