package io.pipewright.cli.view.model;

import io.pipewright.plan.ExplainedPlan;
import io.pipewright.plan.PipelinePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A plan as it is shown. Whatever has to be decided about showing it is decided here, so that page,
 * picture and flowchart only draw.
 *
 * @param plan what is shown; names, accounts and grants are taken from it as they are
 * @param isAssumed whether the organisation is assumed, which a person has to be told
 * @param stages in order
 * @param settings every value that a manifest may set
 */
public record PlanModel(
    PipelinePlan plan, boolean isAssumed, List<StageModel> stages, List<SettingModel> settings) {
  /** What is said where there was no organisation's file. */
  public static final String ASSUMED =
      "Planned without the organisation's file: owner, accounts, protection and thresholds are"
          + " assumed. Name it with --factory.";

  public PlanModel {
    stages = List.copyOf(stages);
    settings = List.copyOf(settings);
  }

  /** The model of a plan. */
  public static PlanModel of(ExplainedPlan explained, boolean isAssumed) {
    List<StageModel> stages = new ArrayList<>();
    for (int index = 0; index < explained.stages().size(); index++) {
      stages.add(
          StageModel.of(
              index + 1, explained.plan().stages().get(index), explained.stages().get(index)));
    }
    return new PlanModel(
        explained.plan(),
        isAssumed,
        stages,
        explained.settings().stream().map(SettingModel::of).toList());
  }

  /** For example {@code 9 stages, 5 gates of the organisation, 1 approval}. */
  public String summary() {
    return count(stages.size(), "stage", "stages")
        + ", "
        + count(
            stages.stream().filter(StageModel::isGate).count(),
            "gate of the organisation",
            "gates of the organisation")
        + ", "
        + count(stages.stream().filter(StageModel::hasApproval).count(), "approval", "approvals");
  }

  /** The pipeline in one sentence, for who cannot see the drawing. */
  public String description() {
    return stages.stream()
        .map(StageModel::description)
        .collect(Collectors.joining("; then ", "", "."));
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
