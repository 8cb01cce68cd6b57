package io.pipewright.receive.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.receive.Payload;
import io.pipewright.receive.delivery.ReceiverFixture;
import io.pipewright.receive.delivery.SignedDeliveries;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BitbucketHandlerTest {
  private final ReceiverFixture fixture = new ReceiverFixture();
  private final byte[] merge = Payload.of(Payload.MERGED);

  @Test
  void plainBodyIsVerifiedAndAccepted() {
    JsonNode response = response(event -> {});

    assertThat(response.path("statusCode").asInt()).isEqualTo(202);
    assertThat(response.path("body").asText()).isEqualTo("accepted\n");
    assertThat(response.path("headers").path("Content-Type").asText()).startsWith("text/plain");
    assertThat(fixture.queue().sent()).hasSize(1);
  }

  @Test
  void encodedBodyIsDecodedBeforeTheCheck() {
    assertThat(status(event -> GatewayEvent.encode(event, merge))).isEqualTo(202);
    assertThat(fixture.queue().sent()).hasSize(1);
  }

  @Test
  void packedBodyIsDecodedAndUnpackedBeforeTheCheck() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(merge);
    }

    assertThat(status(event -> GatewayEvent.encode(event, packed.toByteArray()))).isEqualTo(202);
    assertThat(fixture.queue().sent()).hasSize(1);
  }

  @Test
  void signatureOfTheEncodedFormIsRefused() {
    byte[] encoded = Base64.getEncoder().encode(merge);

    assertThat(
            status(
                event -> {
                  GatewayEvent.encode(event, merge);
                  headers(event).put("x-hub-signature", SignedDeliveries.signature(encoded));
                }))
        .isEqualTo(401);
    assertThat(fixture.untouched()).isTrue();
  }

  @Test
  void joinedSignaturesAreRefused() {
    String signature = SignedDeliveries.signature(merge);

    assertThat(status(event -> headers(event).put("x-hub-signature", signature + "," + signature)))
        .isEqualTo(401);
  }

  @Test
  void brokenEncodingIsBadRequest() {
    assertThat(status(event -> event.put("body", "***").put("isBase64Encoded", true)))
        .isEqualTo(400);
  }

  @Test
  void rawPathNamesTheScopeEvenBelowAStage() {
    fixture.secrets(scope -> List.of(scope.secretName("w").getBytes(StandardCharsets.UTF_8)));

    assertThat(
            status(
                event -> {
                  event.put("rawPath", "/live/webhooks/bitbucket/LEDGER");
                  event.withObject("/requestContext").put("stage", "live");
                  headers(event)
                      .put("x-hub-signature", SignedDeliveries.signature("w/LEDGER", merge));
                }))
        .isEqualTo(202);
  }

  @Test
  void addressIsTheGatewaysAndNoHeaders() {
    fixture.sources("192.0.2.0/24");
    assertThat(status(event -> {})).isEqualTo(403);
    fixture.sources("198.51.100.0/24");

    assertThat(status(event -> {})).isEqualTo(202);
  }

  @Test
  void eventWithoutAnythingIsRefused() {
    assertThat(status(ObjectNode::removeAll)).isEqualTo(404);
    assertThat(
            status(
                event -> {
                  event.removeAll();
                  event.put("rawPath", "/webhooks/bitbucket");
                }))
        .isEqualTo(401);
  }

  private int status(Consumer<ObjectNode> change) {
    return response(change).path("statusCode").asInt();
  }

  private JsonNode response(Consumer<ObjectNode> change) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new BitbucketHandler(fixture.receiver())
          .handleRequest(new ByteArrayInputStream(GatewayEvent.merged(change)), out, null);
      return new ObjectMapper().readTree(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode headers(ObjectNode event) {
    return event.withObject("/headers");
  }
}
