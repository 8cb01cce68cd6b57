package io.pipewright.webhook.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.pipewright.webhook.delivery.ReceiverFixture;
import io.pipewright.webhook.delivery.SignedDeliveries;
import io.pipewright.webhook.event.datacenter.Deliveries;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BitbucketHandlerTest {
  @TempDir private Path directory;
  @TempDir private Path temporary;
  private ReceiverFixture fixture;
  private byte[] merge;

  @BeforeEach
  void create() {
    fixture = new ReceiverFixture(directory, temporary);
    merge = Deliveries.merged(fixture.commit().value());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void plainBodyIsVerifiedAndAccepted() {
    assertThat(status(new String(merge, StandardCharsets.UTF_8), false, signature()))
        .isEqualTo(202);
    assertThat(fixture.launcher().requests()).hasSize(1);
  }

  @Test
  void encodedBodyIsDecodedBeforeTheCheck() {
    assertThat(status(Base64.getEncoder().encodeToString(merge), true, signature())).isEqualTo(202);
    assertThat(fixture.launcher().requests()).hasSize(1);
  }

  @Test
  void signatureOfTheEncodedFormIsRefused() {
    String encoded = Base64.getEncoder().encodeToString(merge);

    assertThat(
            status(
                encoded,
                true,
                SignedDeliveries.signature(encoded.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(401);
    assertThat(fixture.untouched()).isTrue();
  }

  @Test
  void joinedSignaturesAreRefused() {
    assertThat(
            status(
                new String(merge, StandardCharsets.UTF_8), false, signature() + "," + signature()))
        .isEqualTo(401);
  }

  @Test
  void brokenEncodingIsBadRequest() {
    assertThat(status("***", true, signature())).isEqualTo(400);
  }

  @Test
  void eventWithoutAnythingIsRefused() {
    assertThat(
            new BitbucketHandler(fixture.receiver())
                .handleRequest(new APIGatewayV2HTTPEvent(), null)
                .getStatusCode())
        .isEqualTo(401);
  }

  private String signature() {
    return SignedDeliveries.signature(merge);
  }

  private int status(String body, boolean encoded, String signature) {
    Map<String, String> headers = new HashMap<>();
    headers.put("x-event-key", "pr:merged");
    headers.put("x-hub-signature", signature);
    APIGatewayV2HTTPEvent event =
        APIGatewayV2HTTPEvent.builder()
            .withHeaders(headers)
            .withBody(body)
            .withIsBase64Encoded(encoded)
            .build();
    return new BitbucketHandler(fixture.receiver()).handleRequest(event, null).getStatusCode();
  }
}
