package io.pipewright.cli.demo;

import java.time.Duration;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** How the SDK's waiters wait here: what takes AWS half a minute takes this machine a moment. */
final class DemoWaits {
  private static final Duration STEP = Duration.ofMillis(50);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private DemoWaits() {}

  static void quickly(WaiterOverrideConfiguration.Builder waiter) {
    waiter
        .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(STEP))
        .maxAttempts((int) LIMIT.dividedBy(STEP))
        .waitTimeout(LIMIT);
  }
}
