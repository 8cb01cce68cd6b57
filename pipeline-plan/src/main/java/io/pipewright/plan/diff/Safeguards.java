package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether what guarded a pipeline guards it still, wherever that is in the new plan. */
final class Safeguards {
  private final LaidPlan before;
  private final LaidPlan after;
  private final Set<JsonNode> rolesBefore = new HashSet<>();

  Safeguards(JsonNode before, JsonNode after) {
    this.before = LaidPlan.of(before);
    this.after = LaidPlan.of(after);
    this.before
        .actions()
        .forEach(
            laid -> {
              rolesBefore.add(laid.action().path("deployRole"));
              rolesBefore.add(laid.action().path("executionRole"));
            });
  }

  /** What is to be said of an action that went. */
  Optional<String> withoutAction(Place place, JsonNode action) {
    if (action.has("gate")) {
      return withoutGate(place, action);
    }
    return switch (action.path("kind").asText()) {
      case LaidPlan.APPROVAL -> withoutApproval(action.path("environment"));
      case LaidPlan.DEPLOYMENT -> withoutDeployment(action.path("stackName"));
      default -> Optional.empty();
    };
  }

  /** What is to be said of a gate that is no longer where it was. */
  Optional<String> withoutGate(Place place, JsonNode action) {
    String gate = action.path("gate").asText();
    List<LaidPlan.Laid> same = after.actions().stream().filter(laid -> laid.isGate(gate)).toList();
    Set<String> covered = same.stream().map(LaidPlan.Laid::component).collect(Collectors.toSet());
    if (!covers(covered, place.component())) {
      return Optional.of("no gate '" + gate + "' looks at this any more");
    }
    return same.stream()
        .filter(laid -> place.component().isEmpty() || laid.concerns(place.component()))
        .flatMap(laid -> Threshold.weakerBuild(action, laid.action()).stream())
        .findFirst()
        .map(words -> "it runs elsewhere now, where " + words);
  }

  private boolean covers(Set<String> covered, String component) {
    if (covered.isEmpty() || covered.contains("")) {
      return !covered.isEmpty();
    }
    if (component.isEmpty()) {
      return !after.components().isEmpty() && covered.containsAll(after.components());
    }
    return covered.contains(component) || !after.components().contains(component);
  }

  /** What is to be said of an approval that is no longer where it was. */
  Optional<String> withoutApproval(JsonNode environment) {
    if (!after.isDeployed(environment)) {
      return Optional.of("it went with the deployment to " + ValueText.of(environment));
    }
    return after.isApproved(environment)
        ? Optional.empty()
        : Optional.of(ValueText.of(environment) + " is deployed without an approval");
  }

  private Optional<String> withoutDeployment(JsonNode stack) {
    return after.actions().stream().anyMatch(laid -> laid.action().path("stackName").equals(stack))
        ? Optional.empty()
        : Optional.of("the stack stays as it is, and gets no more versions");
  }

  /** What is to be said of a role that an action has now. */
  Optional<String> role(JsonNode old, JsonNode young) {
    if (young.isMissingNode()) {
      return Optional.empty();
    }
    if (!rolesBefore.contains(young)) {
      return Optional.of("the pipeline could not act as this role before");
    }
    return old.isMissingNode() ? Optional.empty() : Optional.of("it acts as another role");
  }

  /** What is to be said of a stage that stands at another place. */
  Optional<String> movedStage(JsonNode stage) {
    for (JsonNode action : stage.path("actions")) {
      JsonNode environment = action.path("environment");
      if (action.has("gate") || action.path("kind").asText().equals(LaidPlan.APPROVAL)) {
        return Optional.of("what it guards may come before it now");
      }
      if (before.isApproved(environment) && !after.isApproved(environment)) {
        return Optional.of(ValueText.of(environment) + " is deployed without an approval");
      }
    }
    return Optional.empty();
  }
}
