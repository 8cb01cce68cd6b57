package io.pipewright.ledger;

/** The ledger or the queue cannot be used at the moment; the same call may succeed later. */
public final class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what could not be done. */
  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The message; never null, unlike a general exception's. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
