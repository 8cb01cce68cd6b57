package io.pipewright.plan.diff;

/** A text is no plan; the message says why, in a few words that go on after its name. */
public final class NotAPlanException extends Exception {
  private static final long serialVersionUID = 1L;

  NotAPlanException(String message) {
    super(message);
  }
}
