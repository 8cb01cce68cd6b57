package io.pipewright.receive.failure;

/**
 * The surroundings failed: a service refused or did not answer. The same delivery may work later.
 */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Describes what was tried and what came back; never holds a credential. */
  public UnavailableException(String message) {
    super(message);
  }

  /** The same, keeping the cause for the log. */
  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
