package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The actions of a plan with the places where they stand.
 *
 * @param actions in order
 * @param components their names
 */
record LaidPlan(List<Laid> actions, Set<String> components) {
  static final String APPROVAL = "approval";
  static final String DEPLOYMENT = "cloudFormation";

  static LaidPlan of(JsonNode plan) {
    List<Laid> actions = new ArrayList<>();
    int number = 0;
    for (JsonNode stage : plan.path("stages")) {
      String component = stage.path("component").asText();
      for (JsonNode action : stage.path("actions")) {
        actions.add(new Laid(number, component, action));
      }
      number++;
    }
    Set<String> components = new HashSet<>();
    plan.path("components").forEach(part -> components.add(part.path("name").asText()));
    return new LaidPlan(List.copyOf(actions), Set.copyOf(components));
  }

  boolean isDeployed(JsonNode environment) {
    return actions.stream().anyMatch(laid -> laid.is(DEPLOYMENT, environment));
  }

  /** Whether something is deployed there, and nothing without an approval before it. */
  boolean isApproved(JsonNode environment) {
    Map<String, Laid> approvals = new HashMap<>();
    actions.stream()
        .filter(laid -> laid.is(APPROVAL, environment))
        .forEach(laid -> approvals.merge(laid.component(), laid, Laid::earlier));
    List<Laid> deployments =
        actions.stream().filter(laid -> laid.is(DEPLOYMENT, environment)).toList();
    return !deployments.isEmpty()
        && deployments.stream()
            .allMatch(
                deployment ->
                    Stream.of("", deployment.component())
                        .flatMap(component -> Stream.ofNullable(approvals.get(component)))
                        .anyMatch(approval -> approval.isBefore(deployment)));
  }

  /**
   * An action.
   *
   * @param stage its number
   * @param component of the stage; empty for the whole repository
   */
  record Laid(int stage, String component, JsonNode action) {
    boolean is(String kind, JsonNode environment) {
      return action.path("kind").asText().equals(kind)
          && action.path("environment").equals(environment);
    }

    boolean isGate(String gate) {
      return action.path("gate").asText().equals(gate);
    }

    /** Whether it runs for this component; what has none of its own runs for all. */
    boolean concerns(String other) {
      return component.isEmpty() || component.equals(other);
    }

    static Laid earlier(Laid one, Laid other) {
      return other.isBefore(one) ? other : one;
    }

    boolean isBefore(Laid other) {
      return stage < other.stage
          || (stage == other.stage
              && action.path("runOrder").asInt() < other.action.path("runOrder").asInt());
    }
  }
}
