package io.pipewright.bitbucket;

import java.time.Duration;
import java.util.Optional;

/** Bitbucket refused a call, or did not answer. The message never holds a credential. */
public final class BitbucketException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;
  private final long retryAfterSeconds;

  /**
   * Describes a failed call.
   *
   * @param message what was asked and what came back
   * @param retryable whether the same call may succeed later
   */
  public BitbucketException(String message, boolean retryable) {
    this(message, retryable, -1);
  }

  private BitbucketException(String message, boolean retryable, long retryAfterSeconds) {
    super(message);
    this.retryable = retryable;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** A call that may succeed after the time that the server named in {@code Retry-After}. */
  static BitbucketException after(String message, Duration wait) {
    return new BitbucketException(message, true, Math.max(0, wait.toSeconds()));
  }

  /** Whether the same call may succeed later. */
  public boolean retryable() {
    return retryable;
  }

  /** How long the server asked to wait, if it said so. */
  public Optional<Duration> retryAfter() {
    return retryAfterSeconds < 0
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(retryAfterSeconds));
  }

  /** The message; never null, unlike a general exception's. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
