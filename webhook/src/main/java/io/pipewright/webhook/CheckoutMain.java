package io.pipewright.webhook;

import io.pipewright.queue.WorkMessage;
import io.pipewright.queue.WorkMessageJson;
import io.pipewright.webhook.checkout.CheckoutBudget;
import io.pipewright.webhook.launch.EcsHandover;
import io.pipewright.webhook.work.Errand;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worker as a Fargate task, for one piece of work that is too large for a function.
 * Environment: {@code PIPEWRIGHT_FACTORY} names {@code factory.yaml}, {@code PIPEWRIGHT_WORK} holds
 * the work. Exit codes: 0 done, 2 wrong usage, 3 something outside failed.
 */
public final class CheckoutMain {
  private static final Logger log = LoggerFactory.getLogger(CheckoutMain.class);
  private static final int USAGE = 2;
  private static final int OUTSIDE = 3;

  /** Shorter than what the reconciler takes for stuck. */
  private static final Duration LONGEST = Duration.ofHours(4);

  private CheckoutMain() {}

  /** Does the work, and ends the process. */
  public static void main(String[] arguments) {
    System.exit(run(System.getenv()));
  }

  private static int run(Map<String, String> environment) {
    Clock clock = Clock.systemUTC();
    WebhookApplication application;
    WorkMessage message;
    try {
      message = WorkMessageJson.read(environment.getOrDefault(EcsHandover.VARIABLE, ""));
      application =
          WebhookApplication.fromEnvironment(environment, clock, new SecureRandom(), temporary());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return USAGE;
    }
    try {
      application
          .worker()
          .work(
              message,
              new Errand(
                  message.delivery(),
                  message.attempt(),
                  true,
                  CheckoutBudget.ofDisk(temporary(), clock.instant().plus(LONGEST), clock),
                  false,
                  step -> log.info("delivery {}: {}", message.delivery(), step)));
      return 0;
    } catch (RuntimeException e) {
      log.error("delivery {}", message.delivery(), e);
      return OUTSIDE;
    }
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
