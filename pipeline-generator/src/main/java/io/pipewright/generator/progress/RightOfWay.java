package io.pipewright.generator.progress;

/** Asked before each change of a pipeline. The right may be lost at any time to a newer commit. */
@FunctionalInterface
public interface RightOfWay {
  /**
   * Goes through if the commit may go on.
   *
   * @throws SupersededException if a newer commit of the branch came first
   * @throws io.pipewright.generator.surroundings.SurroundingsException if that cannot be known:
   *     then it must not go on either
   */
  void confirm();
}
