package com.example.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerServerTest {
  private static final String SALE = """
      {"reference": "r1", "postings": [{"account": "cash", "cents": 100}, {"account": "revenue", "cents": -100}]}""";

  private final HttpClient client = HttpClient.newHttpClient();
  private LedgerServer server;

  @BeforeEach
  void start() throws IOException {
    server = new LedgerServer(new Ledger(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void booksAndTellsTheBalance() throws Exception {
    assertEquals(201, post(SALE).statusCode());
    assertEquals(200, post(SALE).statusCode(), "the same booking again");

    assertTrue(get("/accounts/cash").body().contains("\"cents\":100"));
    assertEquals("{\"cash\":100,\"revenue\":-100}", get("/trial-balance").body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{}", "{\"reference\": \"r1\", \"postings\": [1]}", "{\"postings\": []}"})
  void refusesWhatIsNoTransaction(String body) throws Exception {
    assertEquals(422, post(body).statusCode());
  }

  @Test
  void saysWhyATransactionIsRefused() throws Exception {
    var response = post(SALE.replace("-100", "-90"));

    assertEquals(422, response.statusCode());
    assertEquals("{\"error\":\"postings must add up to 0 but add up to 10\"}", response.body());
  }

  @Test
  void refusesALargeBody() throws Exception {
    assertEquals(422, post(" ".repeat(70_000)).statusCode());
  }

  @Test
  void isUpAndKnowsItsResources() throws Exception {
    assertEquals("{\"status\":\"up\"}", get("/health").body());
    assertEquals(404, get("/elsewhere").statusCode());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  private HttpResponse<String> post(String body) throws Exception {
    return send(HttpRequest.newBuilder(uri("/transactions")).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }
}
