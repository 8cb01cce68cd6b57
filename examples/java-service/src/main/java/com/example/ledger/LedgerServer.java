package com.example.ledger;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The ledger over HTTP.
 *
 * <pre>
 * POST /transactions      {"reference": "r1", "postings": [{"account": "cash", "cents": 100}, …]}
 * GET  /accounts/{code}   {"account": "cash", "cents": 100}
 * GET  /trial-balance     {"cash": 100, "equity": -100}
 * GET  /health            {"status": "up"}
 * </pre>
 */
public final class LedgerServer implements AutoCloseable {
  /** Larger bodies are refused, so that a client cannot fill the memory. */
  private static final int MAX_BODY_BYTES = 64 * 1024;

  private final Ledger ledger;
  private final HttpServer server;

  /** Starts to listen; port 0 takes a free one. */
  public LedgerServer(Ledger ledger, InetSocketAddress address) throws IOException {
    this.ledger = ledger;
    this.server = HttpServer.create(address, 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Returns the port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        route(exchange);
      } catch (IllegalArgumentException | ArithmeticException e) {
        reply(exchange, 422, Map.of("error", String.valueOf(e.getMessage())));
      }
    }
  }

  private void route(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String request = exchange.getRequestMethod() + " " + path;
    if (request.equals("POST /transactions")) {
      boolean created = ledger.book(read(exchange));
      reply(exchange, created ? 201 : 200, Map.of("created", created));
    } else if (request.equals("GET /trial-balance")) {
      reply(exchange, 200, ledger.trialBalance());
    } else if (request.equals("GET /health")) {
      reply(exchange, 200, Map.of("status", "up"));
    } else if (request.startsWith("GET /accounts/")) {
      String account = path.substring("/accounts/".length());
      reply(exchange, 200, Map.of("account", account, "cents", ledger.balance(account)));
    } else {
      reply(exchange, 404, Map.of("error", "no such resource"));
    }
  }

  private static Transaction read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw new IllegalArgumentException("a request may have at most " + MAX_BODY_BYTES + " bytes");
    }
    try {
      Map<String, Object> json = JSON.std.mapFrom(body);
      List<Posting> postings = new ArrayList<>();
      for (Object item : (List<?>) json.getOrDefault("postings", List.of())) {
        Map<?, ?> posting = (Map<?, ?>) item;
        postings.add(new Posting((String) posting.get("account"), ((Number) posting.get("cents")).longValue()));
      }
      return new Transaction((String) json.get("reference"), postings);
    } catch (IOException | ClassCastException | NullPointerException e) {
      throw new IllegalArgumentException("the body is not a transaction in JSON", e);
    }
  }

  private static void reply(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] json = JSON.std.asString(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, json.length);
    exchange.getResponseBody().write(json);
  }
}
