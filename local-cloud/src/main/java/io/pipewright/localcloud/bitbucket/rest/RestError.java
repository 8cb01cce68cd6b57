package io.pipewright.localcloud.bitbucket.rest;

/** A request that is answered by an error. */
public final class RestError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String field;
  private final String type;

  private RestError(int status, String field, String message, String type) {
    super(message);
    this.status = status;
    this.field = field;
    this.type = type;
  }

  /** A field of the body, or all of it if {@code field} is empty, is not accepted. */
  public static RestError invalid(String field, String message) {
    return new RestError(400, field, message, "");
  }

  /** The caller has too little right. */
  public static RestError forbidden() {
    return new RestError(
        403, "", "You are not permitted to access this resource", "AuthorisationException");
  }

  /**
   * Something is not there.
   *
   * @param type name of Data Center's exception, below {@code com.atlassian.bitbucket}
   */
  public static RestError notFound(String message, String type) {
    return new RestError(404, "", message, type);
  }

  /** There is no such path, or none with this method. */
  public static RestError noResource(String path) {
    return notFound("HTTP 404 Not Found: this stand-in has no " + path, "");
  }

  /** What was asked for breaks the real one, too. */
  public static RestError broken(String message) {
    return new RestError(500, "", message, "");
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** The field that is wrong, or empty. */
  public String field() {
    return field;
  }

  /** Data Center's exception, or empty. */
  public String type() {
    return type;
  }

  /** What is wrong. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
