package io.pipewright.localcloud.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lambda's Runtime API on 127.0.0.1, for one runtime: it asks for the next invocation and posts
 * what became of it. One process takes one of these; when the process ends, so does this.
 */
public final class RuntimeApi implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERSION = "/2018-06-01/runtime/";
  private static final String INVOCATION = VERSION + "invocation/";
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int LARGEST_ANSWER = 6 * 1024 * 1024;
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 413;

  private final String functionArn;
  private final HttpServer server;
  private final ExecutorService threads;
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> open = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private volatile Optional<FunctionException> ended = Optional.empty();

  private RuntimeApi(String functionArn, HttpServer server, ExecutorService threads) {
    this.functionArn = functionArn;
    this.server = server;
    this.threads = threads;
  }

  private record Invocation(
      String id, String event, Instant deadline, CompletableFuture<String> answer) {}

  /** Starts on a free port. */
  public static RuntimeApi start(String functionArn) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
      ExecutorService threads =
          Executors.newCachedThreadPool(
              task -> {
                Thread thread = new Thread(task, "runtime-api");
                thread.setDaemon(true);
                return thread;
              });
      RuntimeApi api = new RuntimeApi(functionArn, server, threads);
      server.setExecutor(threads);
      server.createContext("/", api::handle);
      server.start();
      return api;
    } catch (IOException e) {
      throw new IllegalStateException("no free port on 127.0.0.1: " + e.getMessage(), e);
    }
  }

  /** Where it listens, for {@code AWS_LAMBDA_RUNTIME_API}. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Hands an event to the runtime, now or when it asks.
   *
   * @param deadline when the function must have answered; the runtime is told, nothing ends here
   * @return the answer, or a {@link FunctionException}
   */
  public CompletableFuture<String> submit(String event, Instant deadline) {
    Invocation invocation =
        new Invocation(UUID.randomUUID().toString(), event, deadline, new CompletableFuture<>());
    open.put(invocation.id(), invocation);
    waiting.add(invocation);
    ended.ifPresent(reason -> invocation.answer().completeExceptionally(reason));
    return invocation.answer();
  }

  /**
   * Done when the runtime has started the function and asks for its first event; fails with a
   * {@link FunctionException} if that never happens.
   */
  CompletableFuture<Void> ready() {
    return asked;
  }

  /** Fails everything that is open and everything that comes: there is no runtime any more. */
  public void end(FunctionException reason) {
    if (ended.isEmpty()) {
      ended = Optional.of(reason);
    }
    asked.completeExceptionally(reason);
    open.values().forEach(invocation -> invocation.answer().completeExceptionally(reason));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_ANSWER + 1);
      String call = exchange.getRequestMethod() + " " + path;
      if (call.equals("GET " + INVOCATION + "next")) {
        next(exchange);
      } else if (call.equals("POST " + VERSION + "init/error")) {
        end(failure(exchange, body));
        send(exchange, ACCEPTED, "{\"status\":\"OK\"}");
      } else if (call.startsWith("POST " + INVOCATION)) {
        outcome(exchange, path.substring(INVOCATION.length()).split("/", -1), body);
      } else {
        send(exchange, NOT_FOUND, error("InvalidPath", "There is nothing at " + path));
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    asked.complete(null);
    try {
      Invocation invocation = waiting.take();
      var headers = exchange.getResponseHeaders();
      headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
      headers.set(
          "Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline().toEpochMilli()));
      headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
      headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
      send(exchange, OK, invocation.event());
    } catch (InterruptedException e) {
      // This is closing; whoever waits is cut off.
      Thread.currentThread().interrupt();
    }
  }

  private void outcome(HttpExchange exchange, String[] parts, byte[] body) throws IOException {
    Invocation invocation = parts.length == 2 ? open.remove(parts[0]) : null;
    if (invocation == null) {
      send(exchange, BAD_REQUEST, error("InvalidRequestID", "There is no such invocation"));
    } else if (parts[1].equals("error")) {
      send(exchange, ACCEPTED, "{\"status\":\"OK\"}");
      invocation.answer().completeExceptionally(failure(exchange, body));
    } else if (body.length > LARGEST_ANSWER) {
      String text = "Exceeded maximum allowed payload size (" + LARGEST_ANSWER + " bytes).";
      send(exchange, TOO_LARGE, error("RequestEntityTooLarge", text));
      invocation
          .answer()
          .completeExceptionally(new FunctionException("Function.ResponseSizeTooLarge", text));
    } else {
      send(exchange, ACCEPTED, "{\"status\":\"OK\"}");
      invocation.answer().complete(new String(body, UTF_8));
    }
  }

  private static FunctionException failure(HttpExchange exchange, byte[] body) {
    String header =
        exchange
            .getRequestHeaders()
            .getOrDefault("Lambda-Runtime-Function-Error-Type", List.of())
            .stream()
            .findFirst()
            .orElse("Unhandled");
    try {
      JsonNode error = JSON.readTree(body);
      return new FunctionException(
          error.path("errorType").asText(header), error.path("errorMessage").asText());
    } catch (JsonProcessingException e) {
      return new FunctionException(header, new String(body, UTF_8));
    } catch (IOException e) {
      return new FunctionException(header, "");
    }
  }

  private static String error(String type, String message) {
    return JSON.createObjectNode().put("errorType", type).put("errorMessage", message).toString();
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    end(new FunctionException("Runtime.ExitError", "The runtime was ended"));
    threads.shutdownNow();
    server.stop(0);
  }
}
