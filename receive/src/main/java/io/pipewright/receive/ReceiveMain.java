package io.pipewright.receive;

import io.pipewright.receive.http.LocalHttpServer;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the webhook on 127.0.0.1, with the function's environment (see {@link ReceiveSettings})
 * and {@code PORT} (8080).
 */
public final class ReceiveMain {
  private static final Logger log = LoggerFactory.getLogger(ReceiveMain.class);
  private static final int USAGE = 2;

  private ReceiveMain() {}

  /** Starts the server; it ends with the process. */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> environment = System.getenv();
    ReceiveSettings settings;
    int port;
    try {
      settings = ReceiveSettings.fromEnvironment(environment);
      port = port(environment.getOrDefault("PORT", "8080"));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(USAGE);
      return;
    }
    LocalHttpServer server =
        LocalHttpServer.start(AwsReceiver.start(settings, Clock.systemUTC()), port);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    log.info("waiting for deliveries at {}", server.url());
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new IllegalArgumentException("PORT is '" + text + "'; it must be 0 to 65535");
    }
    return Integer.parseInt(text);
  }
}
