package io.pipewright.generator.surroundings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks again until there is an answer, at growing distances.
 *
 * @param clock tells when the time is up
 * @param sleeper waits between two questions
 * @param first distance; it grows by half each time
 * @param longest distance
 */
public record Polling(Clock clock, Sleeper sleeper, Duration first, Duration longest) {
  /** Starts at a fifth of a second and ends at five: short enough for one machine, and for AWS. */
  public static Polling standard(Clock clock, Sleeper sleeper) {
    return new Polling(clock, sleeper, Duration.ofMillis(200), Duration.ofSeconds(5));
  }

  /**
   * Asks until there is an answer.
   *
   * @param what is waited for, as it reads after "gave up waiting for"
   * @param limit of the whole wait
   * @throws SurroundingsException if the limit is reached
   */
  public <T> T until(String what, Duration limit, Supplier<Optional<T>> question) {
    return within(limit, question)
        .orElseThrow(
            () ->
                new SurroundingsException(
                    "gave up waiting for %s after %d s".formatted(what, limit.toSeconds())));
  }

  /** Asks until there is an answer; empty if the limit is reached. */
  public <T> Optional<T> within(Duration limit, Supplier<Optional<T>> question) {
    Instant end = clock.instant().plus(limit);
    Duration pause = first;
    while (true) {
      Optional<T> answer = question.get();
      if (answer.isPresent() || !clock.instant().isBefore(end)) {
        return answer;
      }
      sleep(pause);
      Duration grown = pause.multipliedBy(3).dividedBy(2);
      pause = grown.compareTo(longest) > 0 ? longest : grown;
    }
  }

  private void sleep(Duration pause) {
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SurroundingsException("interrupted while waiting", e);
    }
  }

  /** Waits; a test's sleeper only moves its clock. */
  @FunctionalInterface
  public interface Sleeper {
    /**
     * Waits.
     *
     * @throws InterruptedException if the thread is told to stop
     */
    void sleep(Duration duration) throws InterruptedException;
  }
}
