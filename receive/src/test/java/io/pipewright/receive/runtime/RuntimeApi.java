package io.pipewright.receive.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What Lambda serves to the runtime of a function, as far as a function that behaves needs it. */
public final class RuntimeApi implements AutoCloseable {
  private static final String PREFIX = "/2018-06-01/runtime/";
  private static final long TIME_MILLIS = 30_000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> running = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();

  private static final class Invocation {
    private final String id;
    private final byte[] event;
    private final CompletableFuture<byte[]> response = new CompletableFuture<>();

    Invocation(String id, byte[] event) {
      this.id = id;
      this.event = event.clone();
    }
  }

  /** On any free port of 127.0.0.1. */
  public RuntimeApi() throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    server.createContext(PREFIX, this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /** The value of {@code AWS_LAMBDA_RUNTIME_API}. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Calls the function; it may still be starting. */
  public CompletableFuture<byte[]> invoke(byte[] event) {
    Invocation invocation = new Invocation("i-" + number.incrementAndGet(), event);
    waiting.add(invocation);
    return invocation.response;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(PREFIX.length());
      if (path.equals("invocation/next")) {
        next(exchange);
        return;
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      String[] parts = path.split("/", -1);
      if (parts.length == 3 && parts[2].equals("response")) {
        running.remove(parts[1]).response.complete(body);
      } else {
        fail(path + ": " + new String(body, StandardCharsets.UTF_8));
      }
      exchange.sendResponseHeaders(202, -1);
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    Invocation invocation;
    try {
      invocation = waiting.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    running.put(invocation.id, invocation);
    // The client's native part crashes without a type.
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", invocation.id);
    exchange
        .getResponseHeaders()
        .set(
            "Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + TIME_MILLIS));
    exchange
        .getResponseHeaders()
        .set(
            "Lambda-Runtime-Invoked-Function-Arn",
            "arn:aws:lambda:eu-west-1:111122223333:function:receive");
    exchange.sendResponseHeaders(200, invocation.event.length);
    exchange.getResponseBody().write(invocation.event);
  }

  /** An error of the function, or of its start, ends everything that waits. */
  private void fail(String what) {
    IllegalStateException failure = new IllegalStateException(what);
    running.values().forEach(it -> it.response.completeExceptionally(failure));
    waiting.forEach(it -> it.response.completeExceptionally(failure));
    if (running.isEmpty() && waiting.isEmpty()) {
      throw new UncheckedIOException(new IOException(failure));
    }
  }
}
