package io.pipewright.cli.surroundings;

/** Something outside Pipewright is missing or failed; the message says what to do. */
public final class SurroundingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Describes the failure and its fix, in one or two sentences. */
  public SurroundingsException(String message) {
    super(message);
  }
}
