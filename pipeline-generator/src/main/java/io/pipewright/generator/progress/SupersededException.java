package io.pipewright.generator.progress;

/** A newer commit of the branch came first; this one must not change the pipeline any more. */
public final class SupersededException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was not done. */
  public SupersededException(String message) {
    super(message);
  }
}
