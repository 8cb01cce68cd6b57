package io.pipewright.localcloud.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.identity.Credentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP endpoint of all services but S3, on 127.0.0.1 and a free port. The AWS JSON protocols
 * are told by {@code X-Amz-Target}, the Query protocol by the service that the request was signed
 * for. Each request's signature is verified. An unknown service or operation is an error.
 */
public final class AwsEndpoint implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AwsEndpoint.class);
  private static final int MAXIMUM_BODY = 8 * 1024 * 1024;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 413;
  private static final int SERVER_ERROR = 500;

  static {
    // The JDK's server writes headers and body apart; Nagle's algorithm then holds the body back
    // for 40 ms. This is the only switch for it, and it is read once.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Services services = new Services();
  private final Authentication authentication;
  private final HttpServer server;
  private final ExecutorService threads;

  /** Opens the port; nothing is answered before {@link #start()}. */
  public AwsEndpoint(Credentials credentials, Clock clock) {
    this.authentication = new Authentication(credentials, clock);
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "aws-endpoint-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException("no free port on 127.0.0.1: " + e.getMessage(), e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  /** Serves a JSON service. */
  public void register(JsonService service) {
    services.add(service);
  }

  /** Serves a Query service. */
  public void register(QueryService service) {
    services.add(service);
  }

  /**
   * Serves plain HTTP below a path, without a signature: whoever reaches the port reaches it.
   *
   * @param pathPrefix for example {@code /console}
   */
  public void page(String pathPrefix, HttpHandler handler) {
    if (!pathPrefix.startsWith("/") || pathPrefix.equals("/")) {
      throw new IllegalArgumentException(
          "a page's path starts with / and is longer: " + pathPrefix);
    }
    server.createContext(pathPrefix, handler);
  }

  /** Starts answering. */
  public void start() {
    server.start();
  }

  /** Where it listens, for {@code AWS_ENDPOINT_URL}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String requestId = UUID.randomUUID().toString();
    try (exchange) {
      exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
      byte[] body = exchange.getRequestBody().readNBytes(MAXIMUM_BODY + 1);
      if (!exchange.getRequestURI().getRawPath().equals("/")) {
        send(exchange, NOT_FOUND, "text/plain", "There is nothing at this path.\n");
      } else if (body.length > MAXIMUM_BODY) {
        send(exchange, TOO_LARGE, "text/plain", "A request has at most 8 MiB.\n");
      } else {
        answer(exchange, request(exchange, body), requestId);
      }
    }
  }

  private void answer(HttpExchange exchange, SignedRequest request, String requestId)
      throws IOException {
    String target = request.header("x-amz-target").orElse("");
    Wire wire =
        target.isEmpty()
            ? new Wire.Query("")
            : new Wire.Json(request.header("content-type").orElse("application/x-amz-json-1.1"));
    try {
      CredentialScope scope = Authentication.scope(request, wire);
      Caller caller = authentication.caller(request, scope, wire);
      if (target.isEmpty()) {
        Wire.Query query = new Wire.Query(services.namespace(scope.service()));
        wire = query;
        Map<String, String> form = Form.decode(request.body());
        String result = services.call(scope.service(), caller, form);
        String action = form.getOrDefault("Action", "");
        send(exchange, OK, wire.contentType(), query.answer(action, result, requestId));
      } else {
        send(exchange, OK, wire.contentType(), services.call(target, caller, request.body()));
      }
    } catch (AwsError e) {
      sendError(exchange, wire, e, requestId);
    } catch (RuntimeException e) {
      LOG.error("request {} {} failed: a bug of local-cloud", requestId, target, e);
      sendError(exchange, wire, bug(requestId), requestId);
    }
  }

  private static AwsError bug(String requestId) {
    return new AwsError(
        SERVER_ERROR,
        "InternalFailure",
        "local-cloud failed at this request; its log has the reason under " + requestId + ".");
  }

  private static SignedRequest request(HttpExchange exchange, byte[] body) {
    Map<String, List<String>> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    String query = exchange.getRequestURI().getRawQuery();
    return new SignedRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        query == null ? "" : query,
        headers,
        body);
  }

  private static void sendError(HttpExchange exchange, Wire wire, AwsError error, String requestId)
      throws IOException {
    if (!wire.isQuery()) {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", error.code());
    }
    int status = error.status() < BAD_REQUEST ? SERVER_ERROR : error.status();
    send(exchange, status, wire.contentType(), wire.error(error, requestId));
  }

  private static void send(HttpExchange exchange, int status, String contentType, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
