package io.pipewright.localcloud.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Before a server that echoes what it gets. */
@SuppressWarnings("AddressSelection")
class FaultProxyTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> served = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work);
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::echo);
    server.start();
    proxy = FaultProxy.before(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.stop(0);
  }

  private void echo(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      served.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      exchange.getResponseHeaders().set("Seen-Host", exchange.getRequestHeaders().getFirst("Host"));
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private HttpResponse<byte[]> post(String path, byte[] body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(proxy.uri().resolve(path))
            .header("X-Amz-Target", "DynamoDB_20120810.PutItem")
            .timeout(Duration.ofSeconds(60))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @Test
  void whatIsNotToFailGoesThroughAsItIs() throws Exception {
    for (int size : new int[] {0, 1, 100, 3_000_000}) {
      HttpResponse<byte[]> answer = post("/a%20b?c=d", bytes(size));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(bytes(size));
      assertThat(answer.headers().firstValue("Seen-Host")).contains(proxy.uri().getAuthority());
    }
    assertThat(served).hasSize(4).containsOnly("POST /a%20b?c=d");
    assertThat(proxy.calls())
        .hasSize(4)
        .allMatch(call -> call.operation().equals("PutItem") && call.target().equals("/a%20b?c=d"));
  }

  @Test
  void aBodyWithoutALengthGoesThrough() throws Exception {
    byte[] body = bytes(200_000);
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(proxy.uri())
                .expectContinue(true)
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.body()).isEqualTo(body);
  }

  @Test
  void asManyRequestsFailAsWereToldAndOnlyThoseThatMatch() throws Exception {
    proxy.next(
        2,
        call -> call.path().equals("/here"),
        new Fault.Answer(429, Map.of("Retry-After", "3"), "slow down"));
    assertThat(post("/there", bytes(1)).statusCode()).isEqualTo(200);
    HttpResponse<byte[]> first = post("/here", bytes(2_000_000));
    assertThat(first.statusCode()).isEqualTo(429);
    assertThat(first.headers().firstValue("Retry-After")).contains("3");
    assertThat(new String(first.body(), UTF_8)).isEqualTo("slow down");
    assertThat(post("/here", bytes(1)).statusCode()).isEqualTo(429);
    assertThat(post("/here", bytes(1)).statusCode()).isEqualTo(200);
    assertThat(served).containsExactly("POST /there", "POST /here");
  }

  @Test
  void theFaultThatWasToldFirstComesFirstAndAllCanBeForgotten() throws Exception {
    proxy
        .next(1, call -> true, new Fault.Answer(500, Map.of(), ""))
        .next(FaultProxy.ALWAYS, call -> true, new Fault.Answer(503, Map.of(), ""));
    assertThat(post("/", bytes(1)).statusCode()).isEqualTo(500);
    assertThat(post("/", bytes(1)).statusCode()).isEqualTo(503);
    assertThat(post("/", bytes(1)).statusCode()).isEqualTo(503);
    proxy.clear();
    assertThat(post("/", bytes(1)).statusCode()).isEqualTo(200);
  }

  @Test
  void aDroppedRequestIsNotServedAndALostAnswerIsOfOneThatWas() {
    proxy.next(1, call -> call.path().equals("/drop"), new Fault.Drop());
    proxy.next(1, call -> call.path().equals("/lose"), new Fault.LoseAnswer());
    assertThatThrownBy(() -> post("/drop", bytes(10))).isInstanceOf(IOException.class);
    assertThat(served).isEmpty();
    assertThatThrownBy(() -> post("/lose", bytes(10))).isInstanceOf(IOException.class);
    assertThat(served).containsExactly("POST /lose");
  }

  @Test
  void aTrickleIsSlowButWhole() throws Exception {
    proxy.next(1, call -> true, new Fault.Trickle(100, Duration.ofMillis(20)));
    long start = System.nanoTime();
    assertThat(post("/", bytes(1000)).body()).isEqualTo(bytes(1000));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(190));
  }

  @Test
  void aTruncatedAnswerEndsHalfWay() throws Exception {
    proxy.next(1, call -> true, new Fault.Truncate());
    try (Socket socket = new Socket("127.0.0.1", proxy.uri().getPort())) {
      socket
          .getOutputStream()
          .write(
              "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n0123456789".getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 200").contains("Content-length: 10");
      assertThat(answer).endsWith("\r\n\r\n01234");
    }
    proxy.next(1, call -> true, new Fault.Truncate());
    assertThatThrownBy(() -> post("/", bytes(1000))).isInstanceOf(IOException.class);
  }

  @Test
  void aRedirectLeadsToTheSamePathElsewhere() throws Exception {
    proxy.next(1, call -> true, new Fault.Redirect(URI.create("http://elsewhere.example:8080")));
    HttpResponse<byte[]> answer = post("/a/b?c=d", bytes(1));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .contains("http://elsewhere.example:8080/a/b?c=d");
    assertThat(served).isEmpty();
  }

  @Test
  void whoIsClosedRefuses() {
    proxy.close();
    assertThatThrownBy(() -> post("/", bytes(1))).isInstanceOf(IOException.class);
  }
}
