package io.pipewright.receive.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.pipewright.receive.delivery.Answer;
import io.pipewright.receive.delivery.Delivery;
import io.pipewright.receive.delivery.Receiver;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries through an API Gateway HTTP API, payload format 2.0. The gateway routes {@code POST
 * /webhooks/bitbucket} here and nothing else.
 */
public final class BitbucketHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final Receiver receiver;

  /** A handler that hands everything to {@code receiver}. */
  public BitbucketHandler(Receiver receiver) {
    this.receiver = receiver;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(
      APIGatewayV2HTTPEvent event, @Nullable Context context) {
    Answer answer;
    try {
      answer = receiver.receive(new Delivery(headers(event), body(event)));
    } catch (IllegalArgumentException e) {
      answer = new Answer(400, "the body is not base64");
    }
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(answer.status())
        .withHeaders(Map.of("Content-Type", "text/plain; charset=utf-8"))
        .withBody(answer.text() + "\n")
        .build();
  }

  /** The signed bytes: the gateway encodes what it does not take for text. */
  private static byte[] body(APIGatewayV2HTTPEvent event) {
    String body = event.getBody();
    if (body == null) {
      return new byte[0];
    }
    return event.getIsBase64Encoded()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The gateway joins a header's values with commas, so that two signatures are a malformed one.
   */
  private static Map<String, List<String>> headers(APIGatewayV2HTTPEvent event) {
    Map<String, List<String>> headers = new HashMap<>();
    if (event.getHeaders() != null) {
      event.getHeaders().forEach((name, value) -> headers.put(name, List.of(value)));
    }
    return headers;
  }
}
