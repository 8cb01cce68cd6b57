package io.pipewright.bitbucket;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Repeats a call that failed for a passing reason: exponential backoff with full jitter, so that
 * many pipelines that failed together do not come back together. A server that names a time in
 * {@code Retry-After} is not asked before it; if that is later than {@code total} allows, the
 * failure is thrown at once, so that the caller can wait elsewhere.
 *
 * @param attempts how often a call is tried in all, at least 1
 * @param base the upper bound of the first wait; it doubles with each attempt
 * @param longest no single wait is longer, unless the server asks for it
 * @param total no attempt and no wait begins after this time
 * @param random where the jitter comes from
 * @param sleeper how to wait
 */
public record Retry(
    int attempts,
    Duration base,
    Duration longest,
    Duration total,
    RandomGenerator random,
    Sleeper sleeper) {
  public Retry {
    if (attempts < 1) {
      throw new IllegalArgumentException("at least one attempt, not " + attempts);
    }
  }

  /** Five attempts; about half a minute, two minutes at most if the server asks to wait. */
  public static Retry standard(RandomGenerator random, Sleeper sleeper) {
    return new Retry(
        5, Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofMinutes(2), random, sleeper);
  }

  /** The same with another total. */
  public Retry within(Duration time) {
    return new Retry(attempts, base, longest, time, random, sleeper);
  }

  /**
   * Runs a call until it succeeds, fails for good, or attempts or time are used up.
   *
   * @throws BitbucketException the last failure
   */
  public <T> T call(Supplier<T> call) {
    return call((Duration left) -> call.get());
  }

  /**
   * Runs a call until it succeeds, fails for good, or attempts or time are used up.
   *
   * @param call is told how much time is left, more than none
   * @throws BitbucketException the last failure
   */
  public <T> T call(Function<Duration, T> call) {
    Budget budget = new Budget(total);
    for (int attempt = 1; ; attempt++) {
      try {
        return call.apply(budget.left());
      } catch (BitbucketException failure) {
        if (!failure.retryable() || attempt >= attempts) {
          throw failure;
        }
        Duration wait = waitAfter(attempt, failure);
        if (!budget.allows(wait)) {
          throw failure;
        }
        pause(wait);
        budget.waited(wait);
      }
    }
  }

  private Duration waitAfter(int attempt, BitbucketException failure) {
    long bound = Math.min(longest.toMillis(), base.toMillis() << Math.min(attempt - 1, 20));
    Duration jitter = Duration.ofMillis(random.nextLong(bound + 1));
    return failure.retryAfter().map(asked -> asked.plus(jitter)).orElse(jitter);
  }

  private void pause(Duration wait) {
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BitbucketException("interrupted while waiting to ask Bitbucket again", true);
    }
  }

  /** Counts the waits, too, because a test's sleeper lets no time pass. */
  private static final class Budget {
    private final Duration total;
    private final long start = System.nanoTime();
    private Duration waits = Duration.ZERO;

    Budget(Duration total) {
      this.total = total;
    }

    Duration left() {
      Duration passed = Duration.ofNanos(System.nanoTime() - start);
      return total.minus(passed.compareTo(waits) > 0 ? passed : waits);
    }

    boolean allows(Duration wait) {
      return left().compareTo(wait) > 0;
    }

    void waited(Duration wait) {
      waits = waits.plus(wait);
    }
  }
}
