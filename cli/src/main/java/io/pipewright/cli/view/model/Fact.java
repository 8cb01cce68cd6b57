package io.pipewright.cli.view.model;

import io.pipewright.plan.ParameterValue;
import java.util.List;
import java.util.Map;

/**
 * Something with a name.
 *
 * @param name for people, or a variable's
 * @param value as it is
 */
public record Fact(String name, String value) {
  /** A parameter's value as a person reads it. */
  public static String describe(ParameterValue value) {
    return value.match(
        ParameterValue.Literal::text,
        attribute -> attribute.attribute() + " of " + attribute.artifact());
  }

  static List<Fact> of(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> new Fact(entry.getKey(), entry.getValue()))
        .toList();
  }
}
