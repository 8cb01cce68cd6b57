package io.pipewright.localcloud.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.pipewright.localcloud.identity.AccessKey;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Hands credentials to a task as ECS does: the task asks at {@code
 * AWS_CONTAINER_CREDENTIALS_FULL_URI} with its own {@code Authorization} token. Each answer is a
 * new session, so a long task outlives the first one.
 */
public final class ContainerCredentials implements HttpHandler {
  /** Where it is served. */
  public static final String PATH = "/container-credentials";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TOKEN_BYTES = 32;
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;

  private final Map<String, Task> tasks = new ConcurrentHashMap<>();
  private final URI endpoint;
  private final SecureRandom random;

  private record Task(String token, Supplier<AccessKey> sessions) {}

  /** Served at that endpoint, below {@link #PATH}. */
  public ContainerCredentials(URI endpoint, SecureRandom random) {
    this.endpoint = endpoint;
    this.random = random;
  }

  /** A way for one task to its credentials. It ends when it is closed. */
  public interface Access extends AutoCloseable {
    /** The two variables that the SDK reads. */
    Map<String, String> environment();

    @Override
    void close();
  }

  /** Opens the way; the supplier makes a new session each time. */
  public Access open(Supplier<AccessKey> sessions) {
    String id = noise();
    String token = noise();
    tasks.put(id, new Task(token, sessions));
    Map<String, String> environment =
        Map.of(
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            endpoint + PATH + "/" + id,
            "AWS_CONTAINER_AUTHORIZATION_TOKEN",
            token);
    return new Access() {
      @Override
      public Map<String, String> environment() {
        return environment;
      }

      @Override
      public void close() {
        tasks.remove(id);
      }
    };
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      Optional<Task> task =
          Optional.ofNullable(tasks.get(path.substring(path.lastIndexOf('/') + 1)))
              .filter(it -> isAuthorized(it, exchange));
      if (task.isEmpty() || !exchange.getRequestMethod().equals("GET")) {
        send(exchange, FORBIDDEN, "{\"message\":\"The path or the token is not valid.\"}");
      } else {
        send(exchange, OK, answer(task.get().sessions().get()));
      }
    }
  }

  private static boolean isAuthorized(Task task, HttpExchange exchange) {
    String sent = exchange.getRequestHeaders().getFirst("Authorization");
    return sent != null
        && MessageDigest.isEqual(task.token().getBytes(UTF_8), sent.getBytes(UTF_8));
  }

  private static String answer(AccessKey key) {
    var body = JSON.createObjectNode();
    body.put("AccessKeyId", key.accessKeyId()).put("SecretAccessKey", key.secretAccessKey());
    key.sessionToken().ifPresent(token -> body.put("Token", token));
    key.expiration().ifPresent(end -> body.put("Expiration", end.toString()));
    return body.toString();
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private String noise() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
