package io.pipewright.cli.view.model;

import io.pipewright.plan.ActionPlan;
import io.pipewright.plan.StagePlan;
import io.pipewright.plan.StageReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A stage as it is shown.
 *
 * @param number counted from 1
 * @param name as CodePipeline shows it
 * @param isGate whether the organisation asks for it
 * @param component if it has not changed, the stage is skipped
 * @param purpose one sentence or more
 * @param origin where it comes from
 * @param steps one after the other; the actions of a step run at the same time
 */
public record StageModel(
    int number,
    String name,
    boolean isGate,
    Optional<String> component,
    String purpose,
    OriginModel origin,
    List<List<ActionModel>> steps) {
  private static final String SAFE_NAME = "[A-Za-z0-9-]+";

  public StageModel {
    steps = steps.stream().map(List::copyOf).toList();
  }

  static StageModel of(int number, StagePlan stage, StageReason reason) {
    TreeMap<Integer, List<ActionModel>> steps = new TreeMap<>();
    for (ActionPlan action : stage.actions()) {
      steps
          .computeIfAbsent(action.runOrder(), order -> new ArrayList<>())
          .add(action.match(new ActionModels()));
    }
    return new StageModel(
        number,
        stage.name(),
        reason.isGate(),
        stage.component(),
        reason.purpose(),
        OriginModel.of(reason.origin()),
        List.copyOf(steps.values()));
  }

  /** All actions, in the order of the steps. */
  public List<ActionModel> actions() {
    return steps.stream().flatMap(List::stream).toList();
  }

  /** Whether a person is asked in it. */
  public boolean hasApproval() {
    return actions().stream().anyMatch(action -> action.kind() == ActionModel.Kind.APPROVAL);
  }

  /** By what a link in a page names it; unique in a plan. */
  public String id() {
    return "stage-" + (name.matches(SAFE_NAME) ? name : "number-" + number + "-");
  }

  /** For example {@code Check-api (gate of the organisation, only if 'api' has changed)}. */
  public String description() {
    List<String> marks = new ArrayList<>();
    if (isGate) {
      marks.add("gate of the organisation");
    }
    if (hasApproval()) {
      marks.add("waits for an approval");
    }
    component.ifPresent(changed -> marks.add("only if '" + changed + "' has changed"));
    return marks.isEmpty() ? name : name + " (" + String.join(", ", marks) + ")";
  }
}
