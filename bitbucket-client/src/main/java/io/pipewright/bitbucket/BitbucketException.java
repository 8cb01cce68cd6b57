package io.pipewright.bitbucket;

import java.time.Duration;
import java.util.Optional;

/** Bitbucket refused a call, or did not answer. The message never holds a credential. */
public class BitbucketException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int TOO_MANY_REQUESTS = 429;

  private final boolean retryable;
  private final int status;
  private final long retryAfterSeconds;

  /**
   * Describes a failed call.
   *
   * @param message what was asked and what came back
   * @param retryable whether the same call may succeed later
   */
  public BitbucketException(String message, boolean retryable) {
    this(message, retryable, 0, -1);
  }

  private BitbucketException(
      String message, boolean retryable, int status, long retryAfterSeconds) {
    super(message);
    this.retryable = retryable;
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /**
   * A call that was answered, but not with success. The same call may succeed later if it was
   * answered with 429 or 5xx.
   *
   * @param retryAfter the time that the server named in {@code Retry-After}
   */
  public static BitbucketException answered(
      int status, String message, Optional<Duration> retryAfter) {
    boolean retryable = status == TOO_MANY_REQUESTS || status >= 500;
    long seconds = retryAfter.map(wait -> Math.max(0, wait.toSeconds())).orElse(-1L);
    return new BitbucketException(message, retryable, status, retryable ? seconds : -1);
  }

  /** Whether the same call may succeed later. */
  public boolean retryable() {
    return retryable;
  }

  /** The status of the answer; 0 if there was none. */
  public int status() {
    return status;
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
