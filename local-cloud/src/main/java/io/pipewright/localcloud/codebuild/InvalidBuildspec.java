package io.pipewright.localcloud.codebuild;

/** A buildspec that CodeBuild would refuse, or that asks for what does not exist here. */
public final class InvalidBuildspec extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes it.
   *
   * @param message where it is, what was found, what is allowed
   */
  public InvalidBuildspec(String message) {
    super(message);
  }
}
