package io.pipewright.webhook;

import io.pipewright.webhook.http.LocalHttpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the webhook on 127.0.0.1. Environment: {@code PIPEWRIGHT_FACTORY} names {@code
 * factory.yaml}, {@code PORT} the port (8080).
 */
public final class WebhookMain {
  private static final Logger log = LoggerFactory.getLogger(WebhookMain.class);
  private static final int USAGE = 2;

  private WebhookMain() {}

  /** Starts the server; it ends with the process. */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> environment = System.getenv();
    WebhookApplication application;
    int port;
    try {
      port = port(environment);
      application =
          WebhookApplication.fromEnvironment(
              environment,
              Clock.systemUTC(),
              new SecureRandom(),
              Path.of(System.getProperty("java.io.tmpdir")));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(USAGE);
      return;
    }
    LocalHttpServer server = LocalHttpServer.start(application.receiver(), port);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    log.info("waiting for deliveries at {}", server.url());
  }

  private static int port(Map<String, String> environment) {
    String text = environment.getOrDefault("PORT", "8080");
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new IllegalArgumentException("PORT is '" + text + "'; it must be 0 to 65535");
    }
    return Integer.parseInt(text);
  }
}
