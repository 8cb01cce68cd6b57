package io.pipewright.webhook.archive;

/**
 * The commit cannot become a pipeline until its developer changes it; trying again would not help.
 * The message is for that developer: what was found, where, and how to fix it.
 */
public final class RefusedCommitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Refuses a commit, with the words that its developer will read. */
  public RefusedCommitException(String message) {
    super(message);
  }
}
