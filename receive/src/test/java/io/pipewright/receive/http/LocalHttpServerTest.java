package io.pipewright.receive.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.receive.Payload;
import io.pipewright.receive.delivery.Delivery;
import io.pipewright.receive.delivery.ReceiverFixture;
import io.pipewright.receive.delivery.SignedDeliveries;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalHttpServerTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ReceiverFixture fixture = new ReceiverFixture();
  private final byte[] merge = Payload.of(Payload.MERGED);
  private LocalHttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = LocalHttpServer.start(fixture.receiver(), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listensOnLoopbackOnly() {
    assertThat(server.url().getHost()).isEqualTo("127.0.0.1");
    assertThat(server.url().getPath()).isEqualTo("/webhooks/bitbucket");
  }

  @Test
  void signedMergeIsAccepted() throws Exception {
    HttpResponse<String> answer =
        send(merge(server.url()).header("X-Hub-Signature", SignedDeliveries.signature(merge)));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("accepted\n");
    assertThat(fixture.queue().sent()).hasSize(1);
  }

  @Test
  void pathNamesTheScope() throws Exception {
    fixture.secrets(scope -> List.of(scope.secretName("w").getBytes(StandardCharsets.UTF_8)));

    HttpResponse<String> answer =
        send(
            merge(URI.create(server.url() + "/LEDGER/ledger-api"))
                .header(
                    "X-Hub-Signature", SignedDeliveries.signature("w/LEDGER/ledger-api", merge)));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(fixture.queue().sent()).hasSize(1);
  }

  @Test
  void addressIsTheConnections() throws Exception {
    fixture.sources("127.0.0.0/8");
    stop();
    server = LocalHttpServer.start(fixture.receiver(), 0);
    assertThat(send(merge(server.url())).statusCode()).isEqualTo(401);
    fixture.sources("192.0.2.0/24");
    stop();
    server = LocalHttpServer.start(fixture.receiver(), 0);

    assertThat(send(merge(server.url()).header("X-Forwarded-For", "192.0.2.1")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void twoSignaturesAreRefused() throws Exception {
    HttpResponse<String> answer =
        send(
            merge(server.url())
                .header("X-Hub-Signature", SignedDeliveries.signature(merge))
                .header("X-Hub-Signature", "sha256=" + "0".repeat(64)));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(fixture.untouched()).isTrue();
  }

  @Test
  void oversizedBodyIsRefused() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.url())
            .header("X-Event-Key", "pr:merged")
            .POST(BodyPublishers.ofByteArray(new byte[Delivery.BODY_LIMIT + 1]));

    assertThat(send(request).statusCode()).isEqualTo(413);
  }

  @Test
  void otherPathsAreNotFound() throws Exception {
    for (String path : List.of("/", "/webhooks", "/webhooks/bitbucket/", "/webhooks/bitbucketx")) {
      assertThat(send(merge(server.url().resolve(path))).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void otherMethodsAreNotAllowed() throws Exception {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(server.url()).GET());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
  }

  private HttpRequest.Builder merge(URI url) {
    return HttpRequest.newBuilder(url)
        .header("X-Event-Key", "pr:merged")
        .header("X-Request-Id", "d-1")
        .POST(BodyPublishers.ofByteArray(merge));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
