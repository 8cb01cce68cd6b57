package io.pipewright.webhook.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.pipewright.webhook.WebhookApplication;
import io.pipewright.webhook.execution.ExecutionFeedback;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * EventBridge's "CodePipeline Pipeline Execution State Change". An exception makes Lambda try the
 * event again; in the end it is dropped, and the function's alarm says so.
 */
public final class ExecutionHandler implements RequestStreamHandler {
  private final ExecutionFeedback executions;

  /** For Lambda: made from the function's environment. */
  public ExecutionHandler() {
    this(WebhookApplication.ofFunction(System.getenv(), Clock.systemUTC()).executions());
  }

  /** A handler that hands every event to {@code executions}. */
  public ExecutionHandler(ExecutionFeedback executions) {
    this.executions = executions;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, @Nullable Context context)
      throws IOException {
    executions.handle(new String(event.readAllBytes(), StandardCharsets.UTF_8));
    answer.write("null".getBytes(StandardCharsets.UTF_8));
  }
}
