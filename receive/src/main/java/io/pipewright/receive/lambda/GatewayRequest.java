package io.pipewright.receive.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.receive.delivery.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as an API Gateway HTTP API hands it on, payload format 2.0. */
final class GatewayRequest {
  private GatewayRequest() {}

  /**
   * Reads a request.
   *
   * @throws IllegalArgumentException if its body is said to be base64 and is not
   */
  static Delivery read(JsonNode event) {
    JsonNode context = event.path("requestContext");
    return new Delivery(
        path(event.path("rawPath").asText(""), context.path("stage").asText("")),
        // Not X-Forwarded-For: the sender may write what it likes into that.
        Optional.ofNullable(context.path("http").path("sourceIp").textValue()),
        headers(event.path("headers")),
        body(event));
  }

  /** The path as the sender wrote it: a stage that has a name comes before it. */
  private static String path(String raw, String stage) {
    String prefix = "/" + stage + "/";
    return raw.startsWith(prefix) ? raw.substring(prefix.length() - 1) : raw;
  }

  /** The gateway encodes what it does not take for text. */
  private static byte[] body(JsonNode event) {
    String body = event.path("body").asText("");
    return event.path("isBase64Encoded").asBoolean(false)
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  /** The gateway joins a header's values with commas, so that two signatures are a wrong one. */
  private static Map<String, List<String>> headers(JsonNode headers) {
    Map<String, List<String>> read = new HashMap<>();
    headers.properties().forEach(it -> read.put(it.getKey(), List.of(it.getValue().asText())));
    return read;
  }
}
