package io.pipewright.receive.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.receive.Payload;
import io.pipewright.receive.delivery.SignedDeliveries;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;

/** Events as an API Gateway HTTP API writes them, payload format 2.0. */
public final class GatewayEvent {
  private GatewayEvent() {}

  /** A signed merge, changed. */
  public static byte[] merged(Consumer<ObjectNode> change) {
    byte[] body = Payload.of(Payload.MERGED);
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event
        .put("version", "2.0")
        .put("routeKey", "POST /webhooks/bitbucket")
        .put("rawPath", "/webhooks/bitbucket")
        .put("rawQueryString", "")
        .put("body", new String(body, StandardCharsets.UTF_8))
        .put("isBase64Encoded", false);
    event
        .putObject("headers")
        .put("x-event-key", "pr:merged")
        .put("x-request-id", "d-1")
        .put("x-forwarded-for", "192.0.2.1")
        .put("x-hub-signature", SignedDeliveries.signature(body));
    event
        .putObject("requestContext")
        .put("stage", "$default")
        .putObject("http")
        .put("method", "POST")
        .put("path", "/webhooks/bitbucket")
        .put("sourceIp", "198.51.100.7");
    change.accept(event);
    return Payload.bytes(event);
  }

  /** The gateway encodes what it does not take for text. */
  public static void encode(ObjectNode event, byte[] body) {
    event.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
  }
}
