package io.pipewright.generator.storage;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.plan.PipelinePlan;

/** Keeps the plan of what is deployed, so that a pull request can be compared with it. */
public interface PlanStore {
  /**
   * Stores the plan that the commit of {@code request} was just deployed as, in place of the one
   * before.
   *
   * @throws io.pipewright.generator.surroundings.SurroundingsException if it is not stored
   */
  void store(GenerationRequest request, PipelinePlan plan);
}
