package io.pipewright.webhook.checkout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What one checkout may use, from the first byte that is fetched to the last that is stored.
 *
 * @param bytes of disk that the fetched commit may take; more is {@link TooLargeException}
 * @param deadline when fetching and archiving are given up, likewise
 * @param clock tells the time
 */
public record CheckoutBudget(long bytes, Instant deadline, Clock clock) {
  /** Git's index of a pack and what else lies beside it, and the temporary files of others. */
  private static final int RESERVE_PERCENT = 10;

  /** Checks that there is something to use. */
  public CheckoutBudget {
    if (bytes < 1) {
      throw new IllegalArgumentException("a checkout needs at least one byte of disk");
    }
  }

  /** All the disk that there is, and an hour. */
  public static CheckoutBudget ofHour(Path temporary, Clock clock) {
    return ofDisk(temporary, clock.instant().plus(Duration.ofHours(1)), clock);
  }

  /**
   * As much as is free in a directory's file system, less a reserve.
   *
   * @param temporary where the checkout will be
   */
  public static CheckoutBudget ofDisk(Path temporary, Instant deadline, Clock clock) {
    try {
      long free = Files.getFileStore(temporary).getUsableSpace();
      return new CheckoutBudget(Math.max(1, free / 100 * (100 - RESERVE_PERCENT)), deadline, clock);
    } catch (IOException e) {
      throw new UncheckedIOException("the free space of " + temporary + " cannot be read", e);
    }
  }

  /** The same, for {@code longest} from now on at most. */
  public CheckoutBudget within(Duration longest) {
    Instant earlier = clock.instant().plus(longest);
    return earlier.isBefore(deadline) ? new CheckoutBudget(bytes, earlier, clock) : this;
  }

  /** The time until the deadline; none or less once it has passed. */
  public Duration left() {
    return Duration.between(clock.instant(), deadline);
  }

  /**
   * Goes on only if there is time left.
   *
   * @param what is being done, for the message: "archive …"
   */
  public void check(String what) {
    if (left().compareTo(Duration.ZERO) <= 0) {
      throw new TooLargeException("the time was up before it was done: " + what);
    }
  }
}
