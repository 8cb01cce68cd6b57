package io.pipewright.receive.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.receive.AwsReceiver;
import io.pipewright.receive.ReceiveSettings;
import io.pipewright.receive.delivery.Answer;
import io.pipewright.receive.delivery.Receiver;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries through an API Gateway HTTP API, payload format 2.0. The gateway routes {@code POST
 * /webhooks/bitbucket} and what lies below it here, and nothing else.
 *
 * <p>It takes streams, because the runtime's own reading of events costs a cold start more than
 * everything that is done about them.
 */
public final class BitbucketHandler implements RequestStreamHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Receiver receiver;

  /** For Lambda: made from the function's environment, see {@link ReceiveSettings}. */
  public BitbucketHandler() {
    this(AwsReceiver.start(ReceiveSettings.fromEnvironment(System.getenv()), Clock.systemUTC()));
  }

  /** A handler that hands everything to {@code receiver}. */
  public BitbucketHandler(Receiver receiver) {
    this.receiver = receiver;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    Answer answer = answer(JSON.readTree(input));
    ObjectNode response = JSON.createObjectNode().put("statusCode", answer.status());
    response.putObject("headers").put("Content-Type", "text/plain; charset=utf-8");
    response.put("body", answer.text() + "\n");
    output.write(JSON.writeValueAsBytes(response));
  }

  private Answer answer(JsonNode event) {
    try {
      return receiver.receive(GatewayRequest.read(event));
    } catch (IllegalArgumentException e) {
      return new Answer(400, "the body is not base64");
    }
  }
}
