package io.pipewright.bitbucket;

/** Bitbucket refused a call, or did not answer. The message never holds a credential. */
public final class BitbucketException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  /**
   * Describes a failed call.
   *
   * @param message what was asked and what came back
   * @param retryable whether the same call may succeed later
   */
  public BitbucketException(String message, boolean retryable) {
    super(message);
    this.retryable = retryable;
  }

  /** Whether the same call may succeed later. */
  public boolean retryable() {
    return retryable;
  }
}
