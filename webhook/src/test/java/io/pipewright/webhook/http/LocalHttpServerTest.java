package io.pipewright.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.webhook.delivery.Delivery;
import io.pipewright.webhook.delivery.ReceiverFixture;
import io.pipewright.webhook.delivery.SignedDeliveries;
import io.pipewright.webhook.event.datacenter.Deliveries;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalHttpServerTest {
  @TempDir private Path directory;
  @TempDir private Path temporary;
  private final HttpClient client = HttpClient.newHttpClient();
  private ReceiverFixture fixture;
  private LocalHttpServer server;

  @BeforeEach
  void start() throws IOException {
    fixture = new ReceiverFixture(directory, temporary);
    server = LocalHttpServer.start(fixture.receiver(), 0);
  }

  @AfterEach
  void stop() {
    server.close();
    fixture.close();
  }

  @Test
  void listensOnLoopbackOnly() {
    assertThat(server.url().getHost()).isEqualTo("127.0.0.1");
    assertThat(server.url().getPath()).isEqualTo("/webhooks/bitbucket");
  }

  @Test
  void signedMergeIsAccepted() throws Exception {
    byte[] body = Deliveries.merged(fixture.commit().value());

    HttpResponse<String> answer =
        send(merge(body).header("X-Hub-Signature", SignedDeliveries.signature(body)));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("accepted\n");
    assertThat(fixture.launcher().requests()).hasSize(1);
  }

  @Test
  void twoSignaturesAreRefused() throws Exception {
    byte[] body = Deliveries.merged(fixture.commit().value());

    HttpResponse<String> answer =
        send(
            merge(body)
                .header("X-Hub-Signature", SignedDeliveries.signature(body))
                .header("X-Hub-Signature", "sha256=" + "0".repeat(64)));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(fixture.untouched()).isTrue();
  }

  @Test
  void oversizedBodyIsRefused() throws Exception {
    HttpResponse<String> answer = send(merge(new byte[Delivery.BODY_LIMIT + 1]));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void otherPathsAreNotFound() throws Exception {
    for (String path :
        new String[] {"/", "/webhooks", "/webhooks/bitbucket/x", "/webhooks/bitbucketx"}) {
      assertThat(send(HttpRequest.newBuilder(server.url().resolve(path))).statusCode())
          .as(path)
          .isEqualTo(404);
    }
  }

  @Test
  void otherMethodsAreNotAllowed() throws Exception {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(server.url()).GET());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
  }

  private HttpRequest.Builder merge(byte[] body) {
    URI url = server.url();
    return HttpRequest.newBuilder(url)
        .header("X-Event-Key", "pr:merged")
        .header("X-Request-Id", "d-1")
        .POST(BodyPublishers.ofByteArray(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
