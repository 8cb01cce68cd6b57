package io.pipewright.localcloud.bitbucket;

/** A directory that cannot become a repository; the message says why, and what to do. */
public final class ImportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ImportException(String message) {
    super(message);
  }

  public ImportException(String message, Throwable cause) {
    super(message, cause);
  }
}
