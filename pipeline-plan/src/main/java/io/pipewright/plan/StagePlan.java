package io.pipewright.plan;

import java.util.List;
import java.util.Optional;

/**
 * A stage.
 *
 * @param name unique in the pipeline
 * @param component the component that it belongs to; it is skipped if that has not changed. No
 *     stage without a component is ever skipped
 * @param actions those with equal run order run side by side
 */
public record StagePlan(String name, Optional<String> component, List<ActionPlan> actions) {
  public StagePlan {
    actions = List.copyOf(actions);
  }

  /** A stage of the whole pipeline. */
  public StagePlan(String name, List<ActionPlan> actions) {
    this(name, Optional.empty(), actions);
  }
}
