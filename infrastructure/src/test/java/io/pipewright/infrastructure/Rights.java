package io.pipewright.infrastructure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the roles of a template may do, as a person reads it. */
final class Rights {
  private Rights() {}

  /**
   * One statement.
   *
   * @param effect {@code Allow} or {@code Deny}
   * @param actions sorted
   * @param resources ARNs, what the stack holds written as <code>${Name}</code>; sorted
   * @param conditions one a line: operator, key, values
   */
  record Statement(
      String effect, List<String> actions, List<String> resources, List<String> conditions) {
    @Override
    public String toString() {
      return effect.equals("Allow")
          ? String.join(", ", actions) + lines("on", resources) + lines("if", conditions) + "\n"
          : effect + " " + String.join(", ", actions) + lines("on", resources) + "\n";
    }

    private static String lines(String word, List<String> values) {
      return values.stream()
          .map(value -> "\n  " + word + " " + value)
          .collect(Collectors.joining());
    }
  }

  /** The statements of each role, by the role's name in the template. */
  static Map<String, List<Statement>> byRole(JsonNode template) {
    Map<String, List<Statement>> byRole = new TreeMap<>();
    for (JsonNode policy : SynthesizedFactory.properties(template, "AWS::IAM::Policy")) {
      for (JsonNode role : policy.get("Roles")) {
        List<Statement> statements =
            byRole.computeIfAbsent(name(role.get("Ref").textValue()), ignored -> new ArrayList<>());
        policy.at("/PolicyDocument/Statement").forEach(node -> statements.add(statement(node)));
      }
    }
    return byRole;
  }

  private static Statement statement(JsonNode node) {
    List<String> conditions = new ArrayList<>();
    node.path("Condition")
        .properties()
        .forEach(
            operator ->
                operator
                    .getValue()
                    .properties()
                    .forEach(
                        key ->
                            conditions.add(
                                "%s %s: %s"
                                    .formatted(
                                        operator.getKey(),
                                        key.getKey(),
                                        String.join(", ", texts(key.getValue()))))));
    return new Statement(
        node.get("Effect").textValue(),
        texts(node.get("Action")),
        texts(node.get("Resource")),
        conditions);
  }

  /** A value or a list of them. */
  private static List<String> texts(JsonNode value) {
    TreeSet<String> texts = new TreeSet<>();
    for (JsonNode item : value.isArray() ? value : List.of(value)) {
      texts.add(text(item));
    }
    return List.copyOf(texts);
  }

  private static String text(JsonNode value) {
    if (value.has("Ref")) {
      return "${" + name(value.get("Ref").textValue()) + "}";
    }
    if (value.has("Fn::GetAtt")) {
      return "${" + name(value.at("/Fn::GetAtt/0").textValue()) + "}";
    }
    if (value.has("Fn::Join")) {
      StringBuilder text = new StringBuilder();
      value.at("/Fn::Join/1").forEach(part -> text.append(text(part)));
      return text.toString();
    }
    if (!value.isTextual()) {
      throw new IllegalArgumentException("not yet read: " + value);
    }
    return value.textValue();
  }

  /** Without the hash that the CDK appends. */
  private static String name(String logicalId) {
    return logicalId.replaceFirst("[0-9A-F]{8}$", "");
  }
}
