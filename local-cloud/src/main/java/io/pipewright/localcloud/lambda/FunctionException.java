package io.pipewright.localcloud.lambda;

/** A function that ran elsewhere has failed. */
public final class FunctionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String type;

  /**
   * Describes a failure.
   *
   * @param type the exception's class, or Lambda's own name, for example {@code Runtime.ExitError}
   * @param message for people
   */
  public FunctionException(String type, String message) {
    super(message);
    this.type = type;
  }

  /** The exception's class, or Lambda's own name for what happened. */
  public String type() {
    return type;
  }
}
