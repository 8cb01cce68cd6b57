package io.pipewright.steps.version;

/** The step cannot give a version. The message says why, and what to do. */
public final class StepException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose failure it is. */
  public enum Kind {
    /** Something that somebody must change first. */
    REFUSED,
    /** How the step was called. */
    USAGE,
    /** A service that did not answer; the same call may succeed later. */
    SURROUNDINGS
  }

  private final Kind kind;

  /** Describes a failure. */
  public StepException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Whose failure it is. */
  public Kind kind() {
    return kind;
  }

  /** The message; never null, unlike a general exception's. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
