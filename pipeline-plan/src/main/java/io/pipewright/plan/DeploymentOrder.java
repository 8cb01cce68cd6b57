package io.pipewright.plan;

import io.pipewright.manifest.Component;
import io.pipewright.manifest.Deployment;
import io.pipewright.problem.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Merges the orders in which components reach the environments into one: each component's order is
 * kept, and where it leaves a choice, the environment that is written first comes first.
 */
final class DeploymentOrder {
  private final List<Component> components;
  private final ManifestProblems problems;

  DeploymentOrder(List<Component> components, ManifestProblems problems) {
    this.components = components;
    this.problems = problems;
  }

  List<String> environments() {
    Map<String, Set<String>> before = predecessors();
    List<String> ordered = new ArrayList<>();
    while (!before.isEmpty()) {
      Optional<String> next =
          before.entrySet().stream()
              .filter(entry -> ordered.containsAll(entry.getValue()))
              .map(Map.Entry::getKey)
              .findFirst();
      if (next.isEmpty()) {
        report(before.keySet());
        return ordered;
      }
      ordered.add(next.get());
      before.remove(next.get());
    }
    return ordered;
  }

  private Map<String, Set<String>> predecessors() {
    Map<String, Set<String>> before = new LinkedHashMap<>();
    for (Component component : components) {
      Set<String> reached = new LinkedHashSet<>();
      for (Deployment deployment : component.deploy()) {
        // One that is repeated is told elsewhere; it must not come before itself.
        if (reached.contains(deployment.environment())) {
          continue;
        }
        before
            .computeIfAbsent(deployment.environment(), any -> new LinkedHashSet<>())
            .addAll(reached);
        reached.add(deployment.environment());
      }
    }
    return before;
  }

  private void report(Set<String> circle) {
    String names = String.join(", ", circle);
    problems.add(
        ProblemCode.DEPLOYMENT_ORDER,
        Component.KEY,
        "the components reach these environments in different orders: " + names,
        names,
        List.of(),
        "write the deployments of all components in one order");
  }
}
