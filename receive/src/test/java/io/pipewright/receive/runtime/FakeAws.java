package io.pipewright.receive.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A table and a queue that take everything, and a secret, as the SDK's clients see them on the
 * wire. What it knows of DynamoDB and SQS is no more than that writing succeeds.
 */
public final class FakeAws implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final String secret;

  /**
   * On any free port of 127.0.0.1.
   *
   * @param secret the text of every secret
   */
  public FakeAws(String secret) throws IOException {
    this.secret = secret;
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The operations that were called, as {@code DynamoDB_20120810.PutItem}. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      JsonNode input = JSON.readTree(exchange.getRequestBody());
      calls.add(operation);
      byte[] answer = JSON.writeValueAsBytes(answer(operation, input));
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private ObjectNode answer(String operation, JsonNode input) {
    ObjectNode answer = JSON.createObjectNode();
    if (operation.endsWith(".SendMessage")) {
      answer
          .put("MessageId", "m-1")
          .put("MD5OfMessageBody", md5(input.path("MessageBody").asText()));
    } else if (operation.endsWith(".GetSecretValue")) {
      answer.put("Name", input.path("SecretId").asText()).put("SecretString", secret);
    }
    return answer;
  }

  private static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
