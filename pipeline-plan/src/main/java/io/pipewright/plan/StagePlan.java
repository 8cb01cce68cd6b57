package io.pipewright.plan;

import java.util.List;

/**
 * A stage.
 *
 * @param name unique in the pipeline
 * @param actions those with equal run order run side by side
 */
public record StagePlan(String name, List<ActionPlan> actions) {
  public StagePlan {
    actions = List.copyOf(actions);
  }
}
