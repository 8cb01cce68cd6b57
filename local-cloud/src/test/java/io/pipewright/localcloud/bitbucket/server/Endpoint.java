package io.pipewright.localcloud.bitbucket.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A webhook's other end: keeps what comes, answers as it is told. */
final class Endpoint implements AutoCloseable {
  private final HttpServer server;
  private final List<Received> received = new ArrayList<>();
  private final List<Integer> answers = new ArrayList<>();
  private int otherwise = 202;

  /** What came; the header names are in lower case, the body is no longer compressed. */
  record Received(Map<String, String> headers, String body, boolean compressed) {
    String event() {
      return headers.getOrDefault("x-event-key", "");
    }

    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(body);
    }

    boolean signedWith(String secret) throws Exception {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] hash = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
      return ("sha256=" + HexFormat.of().formatHex(hash)).equals(headers.get("x-hub-signature"));
    }
  }

  Endpoint() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          Map<String, String> headers = new TreeMap<>();
          exchange
              .getRequestHeaders()
              .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
          exchange.sendResponseHeaders(take(headers, exchange.getRequestBody().readAllBytes()), -1);
          exchange.close();
        });
    server.start();
  }

  private synchronized int take(Map<String, String> headers, byte[] body) throws IOException {
    boolean compressed = headers.getOrDefault("content-encoding", "").equals("gzip");
    byte[] plain =
        compressed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
    received.add(new Received(headers, new String(plain, StandardCharsets.UTF_8), compressed));
    return answers.isEmpty() ? otherwise : answers.remove(0);
  }

  /** The next deliveries are answered with these, one after the other. */
  synchronized void answer(Integer... statuses) {
    answers.addAll(List.of(statuses));
  }

  /** All deliveries are answered with this. */
  synchronized void alwaysAnswer(int status) {
    otherwise = status;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  synchronized List<Received> received() {
    return List.copyOf(received);
  }

  List<String> events() {
    return received().stream().map(Received::event).toList();
  }

  Received only(String event) {
    List<Received> found =
        received().stream().filter(delivery -> delivery.event().equals(event)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " of " + event + " among " + events());
    }
    return found.get(0);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
