package io.pipewright.generator.deployment;

/** A stack of the wanted name belongs to someone else; it was not touched. */
public final class ForeignStackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the stack and its owner. */
  public ForeignStackException(String stackName, String owner) {
    super("the name %s is taken by %s".formatted(stackName, owner));
  }

  /** The message; never null, unlike a general exception's. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
