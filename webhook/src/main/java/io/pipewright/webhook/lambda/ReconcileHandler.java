package io.pipewright.webhook.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.pipewright.webhook.WebhookApplication;
import io.pipewright.webhook.reconcile.Reconciler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** EventBridge's schedule: asks Bitbucket for what never arrived. Its event is not read. */
public final class ReconcileHandler implements RequestStreamHandler {
  private final Reconciler reconciler;

  /** For Lambda: made from the function's environment. */
  public ReconcileHandler() {
    this(WebhookApplication.ofFunction(System.getenv(), Clock.systemUTC()).reconciler());
  }

  /** A handler that runs {@code reconciler} at each event. */
  public ReconcileHandler(Reconciler reconciler) {
    this.reconciler = reconciler;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, @Nullable Context context)
      throws IOException {
    Reconciler.Found found = reconciler.reconcile();
    String text =
        "{\"merges\":%d,\"resent\":%d,\"unreachable\":%d}"
            .formatted(found.merges(), found.resent(), found.unreachable());
    answer.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
