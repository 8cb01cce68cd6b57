package io.pipewright.bitbucket;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Repeats a call that failed for a passing reason: exponential backoff with full jitter, so that
 * many pipelines that failed together do not come back together.
 *
 * @param attempts how often a call is tried in all, at least 1
 * @param base the upper bound of the first wait; it doubles with each attempt
 * @param longest no single wait is longer, even if the server asks for more
 * @param random where the jitter comes from
 * @param sleeper how to wait
 */
public record Retry(
    int attempts, Duration base, Duration longest, RandomGenerator random, Sleeper sleeper) {
  public Retry {
    if (attempts < 1) {
      throw new IllegalArgumentException("at least one attempt, not " + attempts);
    }
  }

  /** Five attempts within about half a minute. */
  public static Retry standard(RandomGenerator random, Sleeper sleeper) {
    return new Retry(5, Duration.ofMillis(500), Duration.ofSeconds(20), random, sleeper);
  }

  /**
   * Runs a call until it succeeds, fails for good, or the attempts are used up.
   *
   * @throws BitbucketException the last failure
   */
  public <T> T call(Supplier<T> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (BitbucketException failure) {
        if (!failure.retryable() || attempt >= attempts) {
          throw failure;
        }
        pause(waitAfter(attempt, failure));
      }
    }
  }

  private Duration waitAfter(int attempt, BitbucketException failure) {
    long bound = Math.min(longest.toMillis(), base.toMillis() << Math.min(attempt - 1, 20));
    Duration jitter = Duration.ofMillis(random.nextLong(bound + 1));
    Duration wait = failure.retryAfter().map(asked -> asked.plus(jitter)).orElse(jitter);
    return wait.compareTo(longest) > 0 ? longest : wait;
  }

  private void pause(Duration wait) {
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BitbucketException("interrupted while waiting to ask Bitbucket again", true);
    }
  }
}
