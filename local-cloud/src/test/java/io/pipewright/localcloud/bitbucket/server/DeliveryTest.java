package io.pipewright.localcloud.bitbucket.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.Delivery;
import io.pipewright.localcloud.bitbucket.DeliveryAnswer;
import io.pipewright.localcloud.bitbucket.MergedPullRequest;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
  private static final RepositoryName REPOSITORY = new RepositoryName("PAY", "ledger-api");

  @TempDir Path folder;
  private BitbucketServer bitbucket;
  private MergedPullRequest merged;

  @BeforeEach
  void start() throws Exception {
    bitbucket =
        BitbucketServer.start(
            folder.resolve("bitbucket"),
            new BitbucketAccounts("t", "u", "p"),
            Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC),
            0);
    Path source = Files.createDirectories(folder.resolve("source"));
    Files.writeString(source.resolve("pipeline.yaml"), "version: 1\n");
    merged = bitbucket.importDirectory(REPOSITORY, source, "feat: begin");
  }

  @AfterEach
  void stop() {
    bitbucket.close();
  }

  /** A vector that many implementations of HMAC-SHA256 are tested with. */
  @Test
  void signsTheBody() {
    Delivery delivery =
        Delivery.of(Map.of(), "The quick brown fox jumps over the lazy dog", Optional.of("key"));

    assertThat(delivery.headers())
        .containsEntry(
            "X-Hub-Signature",
            "sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
  }

  @Test
  void tellsOfTheMergeAsDataCenterDoes() throws Exception {
    JsonNode event = new ObjectMapper().readTree(bitbucket.delivery(merged, "secret").body());

    assertThat(event.get("eventKey").asText()).isEqualTo("pr:merged");
    assertThat(event.get("date").asText()).isEqualTo("2026-01-02T03:04:05+0000");
    JsonNode pullRequest = event.get("pullRequest");
    assertThat(pullRequest.get("id").asInt()).isOne();
    assertThat(pullRequest.get("state").asText()).isEqualTo("MERGED");
    assertThat(pullRequest.get("title").asText()).isEqualTo("feat: begin");
    assertThat(pullRequest.at("/properties/mergeCommit/id").asText())
        .isEqualTo(merged.mergeCommit());
    assertThat(pullRequest.at("/toRef/id").asText()).isEqualTo("refs/heads/main");
    assertThat(pullRequest.at("/toRef/latestCommit").asText()).isEqualTo(merged.targetTipBefore());
    assertThat(pullRequest.at("/fromRef/latestCommit").asText()).isEqualTo(merged.sourceTip());
    assertThat(pullRequest.at("/toRef/repository/slug").asText()).isEqualTo("ledger-api");
    assertThat(pullRequest.at("/toRef/repository/project/key").asText()).isEqualTo("PAY");
    assertThat(pullRequest.at("/toRef/repository/links/clone/0/href").asText())
        .isEqualTo(bitbucket.url() + "/scm/pay/ledger-api.git");
  }

  @Test
  void postsTheSignedBytesAndReturnsTheAnswer() throws Exception {
    record Received(Map<String, List<String>> headers, String body) {}
    List<Received> received = new ArrayList<>();
    HttpServer webhook =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    webhook.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          received.add(
              new Received(
                  Map.copyOf(exchange.getRequestHeaders()),
                  new String(body, StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(202, 2);
          exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    webhook.start();
    try {
      URI url = URI.create("http://127.0.0.1:" + webhook.getAddress().getPort() + "/hook");

      assertThat(bitbucket.deliver(merged, url, "s")).isEqualTo(new DeliveryAnswer(202, "ok"));
      Delivery again = bitbucket.delivery(merged, "s");
      bitbucket.send(again, url);
      bitbucket.send(again, url);
    } finally {
      webhook.stop(0);
    }

    assertThat(received).hasSize(3);
    assertThat(received.get(0).headers())
        .containsEntry("X-event-key", List.of("pr:merged"))
        .containsKeys("X-hub-signature", "X-request-id");
    List<List<String>> ids =
        received.stream().map(delivery -> delivery.headers().get("X-request-id")).toList();
    assertThat(ids.get(0)).isNotEqualTo(ids.get(1));
    assertThat(ids.get(1)).isEqualTo(ids.get(2));
    assertThat(received.get(2).body()).isEqualTo(received.get(0).body());
  }
}
