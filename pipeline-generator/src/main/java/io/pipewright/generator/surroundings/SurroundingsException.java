package io.pipewright.generator.surroundings;

/**
 * Neither the developer's mistake nor a bug of ours: a service that does not answer, a missing
 * permission, a stack that needs a hand. The same request may succeed later.
 */
public final class SurroundingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was tried and what came back, in words for operators. */
  public SurroundingsException(String message) {
    super(message);
  }

  /** Likewise, with the failure underneath. */
  public SurroundingsException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The message; never null, unlike a general exception's. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
