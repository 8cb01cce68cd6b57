package io.pipewright.receive.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pipewright.receive.delivery.Answer;
import io.pipewright.receive.delivery.Delivery;
import io.pipewright.receive.delivery.Receiver;
import io.pipewright.receive.scope.UrlScope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The receiver on 127.0.0.1, for one machine: {@code POST /webhooks/bitbucket} and the scopes below
 * it. On AWS the API Gateway has its place.
 */
public final class LocalHttpServer implements AutoCloseable {
  private static final int THREADS = 8;
  private static final int PATIENCE_SECONDS = 10;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Receiver receiver;

  private LocalHttpServer(HttpServer server, Receiver receiver) {
    this.server = server;
    this.receiver = receiver;
    this.threads = Executors.newFixedThreadPool(THREADS);
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any free one
   * @throws IOException if the port is taken
   */
  public static LocalHttpServer start(Receiver receiver, int port) throws IOException {
    // The JDK's server sends head and body apart: the second would wait 40 ms for the first's
    // receipt.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    LocalHttpServer local =
        new LocalHttpServer(HttpServer.create(new InetSocketAddress(loopback, port), 0), receiver);
    local.server.createContext("/", local::serve);
    local.server.setExecutor(local.threads);
    local.server.start();
    return local;
  }

  /** The URL to configure in Bitbucket for the whole organisation. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + UrlScope.ROOT);
  }

  /** Stops to listen; deliveries that are being handled are finished first, for ten seconds. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    // Its own delay is no use here: on JDK 17 it is waited in full even when nothing is going on.
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      if (answer.status() == 405) {
        exchange.getResponseHeaders().set("Allow", "POST");
      }
      byte[] text = (answer.text() + "\n").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
      exchange.sendResponseHeaders(answer.status(), text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      return new Answer(405, "deliveries are posted");
    }
    byte[] body = exchange.getRequestBody().readNBytes(Delivery.BODY_LIMIT + 1);
    return receiver.receive(
        new Delivery(
            exchange.getRequestURI().getRawPath(),
            Optional.of(exchange.getRemoteAddress().getAddress().getHostAddress()),
            exchange.getRequestHeaders(),
            body));
  }
}
