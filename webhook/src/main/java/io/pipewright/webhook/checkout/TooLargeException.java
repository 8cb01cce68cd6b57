package io.pipewright.webhook.checkout;

/**
 * The commit needs more disk, memory or time than there is here. Trying again in the same place
 * does not help; a larger place may.
 */
public final class TooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Describes what was too large, and which limit it met. */
  public TooLargeException(String message) {
    super(message);
  }

  /** The same, keeping the cause for the log. */
  public TooLargeException(String message, Throwable cause) {
    super(message, cause);
  }
}
