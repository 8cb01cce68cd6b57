package io.pipewright.bitbucket;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * When a fetch is given up.
 *
 * @param bytes how many bytes of the server's answers one attempt may receive; beyond, {@link
 *     TooLargeException}. The pack is stored as it is received, so this bounds the disk that is
 *     used, too (its index adds about 30 bytes per object)
 * @param time how long all attempts together may take, waits included. It is looked at whenever
 *     bytes arrive; while nothing arrives, at the latest after a minute of silence
 * @param cancelled asked as often as the time is looked at; once true, the fetch stops
 */
public record FetchLimits(long bytes, Duration time, BooleanSupplier cancelled) {
  private static final Duration LONGEST = Duration.ofHours(2);

  public FetchLimits {
    if (bytes < 1 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a limit is at least one byte and some time");
    }
  }

  /** No limit but two hours. */
  public static FetchLimits none() {
    return new FetchLimits(Long.MAX_VALUE, LONGEST, () -> false);
  }
}
