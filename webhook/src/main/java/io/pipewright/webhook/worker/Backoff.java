package io.pipewright.webhook.worker;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a message that failed stays out of sight. Within a repository the queue keeps the order,
 * so this is also how long one failing delivery holds up the later ones: with five trials six to
 * eight minutes in all, without the trials' own time.
 */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final int FACTOR = 3;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The time until the next trial.
   *
   * @param trials how often it was tried, at least 1
   */
  Duration after(int trials) {
    long bound = FIRST.toSeconds();
    for (int trial = 1; trial < trials && bound < LONGEST.toSeconds(); trial++) {
      bound *= FACTOR;
    }
    long seconds = Math.min(bound, LONGEST.toSeconds());
    // A quarter of jitter: what failed together does not come back together.
    return Duration.ofSeconds(seconds + random.nextLong(seconds / 4 + 1));
  }
}
