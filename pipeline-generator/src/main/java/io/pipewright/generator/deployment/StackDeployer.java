package io.pipewright.generator.deployment;

import io.pipewright.generator.progress.RightOfWay;
import io.pipewright.generator.template.RenderedTemplate;

/** Makes a stack match a template. Doing it twice is the same as doing it once. */
public interface StackDeployer {
  /**
   * Deploys and waits for the end.
   *
   * @param right asked whenever the stack was looked at, and before it is changed
   * @throws io.pipewright.generator.progress.SupersededException if the right is lost; the stack is
   *     the newer commit's
   * @throws ForeignStackException if a stack of that name is not this repository's
   * @throws io.pipewright.generator.surroundings.SurroundingsException if it failed for a reason
   *     outside the template, or did not end in time
   */
  StackChange deploy(RenderedTemplate template, RightOfWay right);
}
