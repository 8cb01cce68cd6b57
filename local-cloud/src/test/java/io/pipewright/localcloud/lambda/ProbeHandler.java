package io.pipewright.localcloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** A function that does what its event says, in a process of its own. */
public final class ProbeHandler
    implements RequestHandler<Map<String, String>, Map<String, String>> {
  private int calls;

  /** Fails to be made where the environment says so. */
  public ProbeHandler() {
    if (System.getenv("BROKEN") != null) {
      throw new IllegalStateException("cannot be made");
    }
  }

  @Override
  public Map<String, String> handleRequest(Map<String, String> event, Context context) {
    calls++;
    System.out.println("call " + calls);
    switch (event.getOrDefault("do", "")) {
      case "throw" -> throw new IllegalArgumentException("as asked");
      case "exit" -> System.exit(7);
      case "sleep" -> sleep();
      default -> {
        // It answers.
      }
    }
    return Map.of(
        "call", Integer.toString(calls),
        "variable", System.getenv().getOrDefault("PROBE", "none"),
        "secret", System.getenv().getOrDefault("SECRET_OF_THE_HOST", "none"),
        "function", context.getFunctionName(),
        "arn", context.getInvokedFunctionArn(),
        "left", Boolean.toString(context.getRemainingTimeInMillis() > 0),
        "heap", Long.toString(Runtime.getRuntime().maxMemory() / (1024 * 1024)));
  }

  private static void sleep() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
