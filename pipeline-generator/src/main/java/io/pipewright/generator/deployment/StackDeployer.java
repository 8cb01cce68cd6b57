package io.pipewright.generator.deployment;

import io.pipewright.generator.template.RenderedTemplate;

/** Makes a stack match a template. Doing it twice is the same as doing it once. */
public interface StackDeployer {
  /**
   * Deploys and waits for the end.
   *
   * @throws ForeignStackException if a stack of that name is not this repository's
   * @throws io.pipewright.generator.surroundings.SurroundingsException if it failed for a reason
   *     outside the template, or did not end in time
   */
  StackChange deploy(RenderedTemplate template);
}
