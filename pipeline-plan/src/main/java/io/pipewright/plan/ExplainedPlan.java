package io.pipewright.plan;

import java.util.List;
import java.util.Optional;

/**
 * A plan, and why it is as it is. What explains it is kept out of the plan: a line that moves in a
 * manifest must not change a pipeline.
 *
 * @param plan what is drawn and deployed
 * @param settings every value that a manifest may set, in the manifest's order
 * @param stages one reason for each stage of the plan, in its order
 */
public record ExplainedPlan(PipelinePlan plan, List<Setting> settings, List<StageReason> stages) {
  public ExplainedPlan {
    settings = List.copyOf(settings);
    stages = List.copyOf(stages);
  }

  /** The setting at {@code path}, for example {@code scan.failOn}. */
  public Optional<Setting> setting(String path) {
    return settings.stream().filter(setting -> setting.path().equals(path)).findFirst();
  }

  /** Why the stage {@code name} is there; upper and lower case are the same. */
  public Optional<StageReason> stage(String name) {
    return stages.stream().filter(reason -> reason.stage().equalsIgnoreCase(name)).findFirst();
  }
}
