package io.pipewright.localcloud.codepipeline;

import io.pipewright.localcloud.codepipeline.PipelineDefinition.Rule;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.TypeId;
import io.pipewright.localcloud.server.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The rule that compares a variable with a value. Source: "VariableCheck" of the rule structure
 * reference.
 */
final class VariableCheck {
  static final TypeId TYPE = new TypeId("Rule", "AWS", "VariableCheck", "1");
  private static final List<String> KEYS = List.of("Variable", "Value", "Operator");
  private static final int LONGEST_VALUE = 10_000;

  private VariableCheck() {}

  /** How the variable is compared, as AWS spells it. */
  enum Operator {
    EQ,
    NE,
    CONTAINS,
    /** The whole variable, as {@link Pattern#matches} has it. */
    MATCHES;

    /**
     * Whether the variable compares so.
     *
     * @throws PatternSyntaxException if the value should be a regular expression and is none
     */
    boolean holds(String variable, String value) {
      return switch (this) {
        case EQ -> variable.equals(value);
        case NE -> !variable.equals(value);
        case CONTAINS -> variable.contains(value);
        case MATCHES -> Pattern.matches(value, variable);
      };
    }

    private static Optional<Operator> named(String name) {
      return List.of(values()).stream().filter(one -> one.name().equals(name)).findFirst();
    }
  }

  /** What is wrong with a configuration; empty if nothing is. */
  static List<String> problems(Map<String, String> configuration) {
    List<String> problems = new ArrayList<>();
    configuration.forEach(
        (key, value) -> {
          if (!KEYS.contains(key)) {
            problems.add("Configuration." + key + " is not known here, allowed are " + KEYS);
          } else if (value.isEmpty() || value.length() > LONGEST_VALUE) {
            problems.add(
                "Configuration."
                    + key
                    + (" has " + value.length() + " characters, allowed are 1 to 10000"));
          }
        });
    for (String key : KEYS) {
      if (!configuration.containsKey(key)) {
        problems.add("Configuration." + key + " is required");
      }
    }
    if (problems.isEmpty()) {
      problems.addAll(problemsOf(configuration));
    }
    return problems;
  }

  private static List<String> problemsOf(Map<String, String> configuration) {
    List<String> problems = new ArrayList<>();
    String variable = text(configuration, "Variable");
    String value = text(configuration, "Value");
    String operator = text(configuration, "Operator");
    if (!Variables.isReference(variable)) {
      problems.add(
          "Configuration.Variable is '"
              + variable
              + "', it must be one reference such as #{variables.NAME}");
    }
    if (Operator.named(operator).isEmpty()) {
      problems.add(
          "Configuration.Operator is '"
              + operator
              + "', allowed are "
              + List.of(Operator.values()));
    }
    if (operator.equals(Operator.MATCHES.name()) && !Variables.hasReference(value)) {
      try {
        Pattern.compile(value);
      } catch (PatternSyntaxException e) {
        problems.add(notAnExpression(e));
      }
    }
    return problems;
  }

  private static String notAnExpression(PatternSyntaxException e) {
    return "Configuration.Value is not a regular expression: " + e.getDescription();
  }

  private static String text(Map<String, String> configuration, String key) {
    return configuration.getOrDefault(key, "");
  }

  /**
   * Asks a rule without problems.
   *
   * @throws AwsError if a variable has no value, or a value is no regular expression
   */
  static Answer ask(Rule rule, Variables variables) {
    String name = text(rule.configuration(), "Variable");
    String variable = variables.text("Variable", name);
    String value = variables.text("Value", text(rule.configuration(), "Value"));
    Operator operator = Operator.valueOf(text(rule.configuration(), "Operator"));
    try {
      boolean holds = operator.holds(variable, value);
      String verdict = holds ? "holds" : "does not hold";
      return new Answer(
          holds, name + " is '" + variable + "': " + operator + " '" + value + "' " + verdict);
    } catch (PatternSyntaxException e) {
      throw new AwsError(400, "InvalidRuleConfiguration", notAnExpression(e));
    }
  }

  /** What a rule said, with the reason for people. */
  record Answer(boolean holds, String summary) {}
}
