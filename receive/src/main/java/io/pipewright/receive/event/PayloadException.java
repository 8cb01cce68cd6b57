package io.pipewright.receive.event;

/** An authentic body is not what its event requires. The message holds nothing of the body. */
public final class PayloadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says which field is wrong, and what it must be. */
  public PayloadException(String message) {
    super(message);
  }
}
