package io.pipewright.webhook.review;

import io.pipewright.plan.ActionPlan;
import io.pipewright.plan.ComponentPlan;
import io.pipewright.plan.PipelinePlan;
import io.pipewright.plan.StagePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A plan in names.
 *
 * @param stages in order
 * @param gates each once, in the order in which they first run
 * @param environments in the order in which they are reached; whether each wants an approval
 * @param components of a monorepo
 */
record PlanSummary(
    List<String> stages,
    List<String> gates,
    Map<String, Boolean> environments,
    List<String> components) {

  static PlanSummary of(PipelinePlan plan) {
    Collector names = new Collector();
    plan.stages().stream()
        .flatMap(stage -> stage.actions().stream())
        .forEach(action -> action.match(names));
    return new PlanSummary(
        plan.stages().stream().map(StagePlan::name).toList(),
        List.copyOf(names.gates),
        names.environments,
        plan.components().stream().map(ComponentPlan::name).toList());
  }

  /** The environments in words: {@code dev, prod (approval)}; {@code none} if there is none. */
  String environmentsInWords() {
    return environments.isEmpty()
        ? "none"
        : environments.entrySet().stream()
            .map(entry -> entry.getKey() + (entry.getValue() ? " (approval)" : ""))
            .collect(Collectors.joining(", "));
  }

  private static final class Collector implements ActionPlan.Cases<Boolean> {
    private final Set<String> gates = new LinkedHashSet<>();
    private final Map<String, Boolean> environments = new LinkedHashMap<>();
    private final List<String> approved = new ArrayList<>();

    @Override
    public Boolean source(ActionPlan.Source action) {
      return false;
    }

    @Override
    public Boolean build(ActionPlan.Build action) {
      return action.gate().map(gates::add).orElse(false);
    }

    // The approval comes before the deployment that it guards.
    @Override
    public Boolean approval(ActionPlan.Approval action) {
      return approved.add(action.environment());
    }

    @Override
    public Boolean cloudFormation(ActionPlan.CloudFormation action) {
      environments.put(action.environment(), approved.contains(action.environment()));
      return true;
    }
  }
}
