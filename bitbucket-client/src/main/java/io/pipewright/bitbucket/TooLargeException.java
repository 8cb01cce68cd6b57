package io.pipewright.bitbucket;

/**
 * A commit is larger than the caller's limit, or than this process's memory can index. Trying again
 * in the same place does not help; a larger place may.
 */
public final class TooLargeException extends BitbucketException {
  private static final long serialVersionUID = 1L;

  /** Describes what was too large, and which limit it met. */
  TooLargeException(String message) {
    super(message, false);
  }
}
