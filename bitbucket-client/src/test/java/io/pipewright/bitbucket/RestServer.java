package io.pipewright.bitbucket;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server on loopback that gives the answers it was told to, in order, and keeps the requests. The
 * last answer is given for ever.
 */
public final class RestServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  public RestServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** How an answer's body goes over the wire. */
  private enum Delivery {
    WHOLE,
    HALF,
    TRICKLE
  }

  private record Answer(int status, Map<String, String> headers, String body, Delivery delivery) {}

  /** What was asked; the path has its query, and both are as they came. */
  public record Request(String method, String path, Optional<String> authorization, String body) {
    /** Method and path. */
    public String line() {
      return method + " " + path;
    }
  }

  public RestServer answer(int status) {
    return answer(status, Map.of(), "");
  }

  /** Success, with this JSON. */
  public RestServer json(String body) {
    return answer(200, Map.of("Content-Type", "application/json"), body);
  }

  public RestServer answer(int status, Map<String, String> headers, String body) {
    return add(new Answer(status, headers, body, Delivery.WHOLE));
  }

  /** Closes the connection in the middle of this body. */
  public RestServer half(String body) {
    return add(new Answer(200, Map.of(), body, Delivery.HALF));
  }

  /** Sends a byte each tenth of a second. */
  public RestServer trickle(String body) {
    return add(new Answer(200, Map.of(), body, Delivery.TRICKLE));
  }

  private synchronized RestServer add(Answer answer) {
    answers.add(answer);
    return this;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Methods and paths of all requests, in order. */
  public List<String> lines() {
    return requests.stream().map(Request::line).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
            body));
    Answer answer = next();
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] content = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), content.length == 0 ? -1 : content.length);
    try (exchange) {
      send(exchange, answer, content);
    }
  }

  private synchronized Answer next() {
    return Optional.ofNullable(answers.size() > 1 ? answers.poll() : answers.peek())
        .orElseThrow(() -> new IllegalStateException("the test has told no answer"));
  }

  private static void send(HttpExchange exchange, Answer answer, byte[] content)
      throws IOException {
    switch (answer.delivery()) {
      case WHOLE -> exchange.getResponseBody().write(content);
      case HALF -> {
        exchange.getResponseBody().write(content, 0, content.length / 2);
        exchange.getResponseBody().flush();
      }
      case TRICKLE -> {
        for (byte one : content) {
          exchange.getResponseBody().write(one);
          exchange.getResponseBody().flush();
          pause();
        }
      }
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(Duration.ofMillis(100).toMillis());
    } catch (InterruptedException stopped) {
      throw new IOException("the test is over", stopped);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
