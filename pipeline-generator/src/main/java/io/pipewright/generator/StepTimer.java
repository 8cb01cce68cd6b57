package io.pipewright.generator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs how long each step took, also of one that failed. */
final class StepTimer {
  private static final Logger LOG = LoggerFactory.getLogger(StepTimer.class);

  private final Clock clock;

  StepTimer(Clock clock) {
    this.clock = clock;
  }

  <T> T time(String step, Supplier<T> work) {
    Instant start = clock.instant();
    String end = "failed";
    try {
      T result = work.get();
      end = "done";
      return result;
    } finally {
      LOG.info(
          "step {} {} in {} ms", step, end, Duration.between(start, clock.instant()).toMillis());
    }
  }
}
