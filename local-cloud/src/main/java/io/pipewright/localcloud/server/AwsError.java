package io.pipewright.localcloud.server;

/** An error as AWS answers it: a code, a status and a message. */
public final class AwsError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /**
   * Describes an error.
   *
   * @param status HTTP status, 400 to 599
   * @param code as the SDK's exception is named, for example {@code ValidationException}
   * @param message for people
   */
  public AwsError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** The error's name on the wire. */
  public String code() {
    return code;
  }

  /** The message; never null, unlike a general exception's. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
