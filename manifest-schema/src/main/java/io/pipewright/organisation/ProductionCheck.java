package io.pipewright.organisation;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.problem.ProblemCode;
import io.pipewright.problem.Problems;
import io.pipewright.schema.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Production is what is protected, and what is called so. It must not be reached without an
 * approval: neither by forgetting to protect it nor through another environment of its account.
 */
final class ProductionCheck {
  private final Document document;
  private final Problems problems;
  private final Set<Map.Entry<String, JsonNode>> environments;

  ProductionCheck(Document document, Problems problems) {
    this.document = document;
    this.problems = problems;
    this.environments = document.json().path("environments").properties();
  }

  void check() {
    for (Map.Entry<String, JsonNode> environment : environments) {
      if (!isProtected(environment.getValue())) {
        checkOpen(environment.getKey(), environment.getValue());
      }
    }
  }

  private void checkOpen(String name, JsonNode environment) {
    if (Environment.isCalledProduction(name)) {
      add(name, "the environment '" + name + "' is called production and is not protected");
      return;
    }
    protectedNeighbour(environment)
        .ifPresent(
            other ->
                add(
                    name,
                    "the environment '"
                        + name
                        + "' is not protected, and is in the account and region of '"
                        + other
                        + "', which is"));
  }

  private Optional<String> protectedNeighbour(JsonNode environment) {
    return environments.stream()
        .filter(other -> isProtected(other.getValue()))
        .filter(other -> place(other.getValue()).equals(place(environment)))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean isProtected(JsonNode environment) {
    return environment.path("protected").asBoolean(true);
  }

  private static List<String> place(JsonNode environment) {
    return List.of(environment.path("account").asText(), environment.path("region").asText());
  }

  private void add(String name, String message) {
    String path = "environments." + name + ".protected";
    problems.add(
        ProblemCode.PRODUCTION_UNPROTECTED,
        document.at(path),
        path,
        message,
        "false",
        List.of("true"),
        "protect it, or give it an account of its own");
  }
}
