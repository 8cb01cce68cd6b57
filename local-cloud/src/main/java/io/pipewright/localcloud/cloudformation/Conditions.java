package io.pipewright.localcloud.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Evaluates a template's conditions: Equals, Not, And, Or and references to each other. */
final class Conditions {
  private final Map<String, JsonNode> declared;
  private final Intrinsics intrinsics;
  private final Set<String> open = new HashSet<>();

  Conditions(Map<String, JsonNode> declared, Scope parameters) {
    this.declared = declared;
    this.intrinsics = new Intrinsics(parameters);
  }

  /** Whether a condition holds. */
  boolean holds(String name) {
    JsonNode node = declared.get(name);
    if (node == null || !open.add(name)) {
      throw StackErrors.template("the condition " + name + " is not there or refers to itself");
    }
    boolean holds = holds(node);
    open.remove(name);
    return holds;
  }

  private boolean holds(JsonNode node) {
    if (!node.isObject() || node.size() != 1) {
      throw StackErrors.template("a condition is one function, not " + node);
    }
    Map.Entry<String, JsonNode> only = node.properties().iterator().next();
    JsonNode argument = only.getValue();
    return switch (only.getKey()) {
      case "Condition" -> holds(argument.asText());
      case "Fn::Equals" ->
          intrinsics.text(argument.path(0)).equals(intrinsics.text(argument.path(1)));
      case "Fn::Not" -> !holds(argument.path(0));
      case "Fn::And" -> StreamSupport.stream(argument.spliterator(), false).allMatch(this::holds);
      case "Fn::Or" -> StreamSupport.stream(argument.spliterator(), false).anyMatch(this::holds);
      default ->
          throw StackErrors.template("the condition " + only.getKey() + " is not known here");
    };
  }
}
