package io.pipewright.localcloud.codepipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Variable;
import io.pipewright.localcloud.server.AwsError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Pipeline-level variables: how they may be declared, and what a start may give them. Source:
 * "PipelineVariableDeclaration" and "PipelineVariable" of the API reference, and quotas.
 */
final class PipelineVariables {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9@\\-_]{1,128}");
  private static final Pattern VALUE = Pattern.compile(".{1,1000}");
  private static final Pattern DESCRIPTION = Pattern.compile(".{0,200}");
  private static final int MOST = 50;

  private PipelineVariables() {}

  /** What is wrong with the declarations; empty if nothing is. */
  static List<String> problems(List<Variable> declared) {
    List<String> problems = new ArrayList<>();
    if (declared.size() > MOST) {
      problems.add("a pipeline has at most 50 variables, this has " + declared.size());
    }
    Set<String> names = new HashSet<>();
    for (Variable variable : declared) {
      String where = "variable '" + variable.name() + "': ";
      if (!NAME.matcher(variable.name()).matches()) {
        problems.add(where + "the name must match " + NAME);
      }
      if (!names.add(variable.name())) {
        problems.add(where + "the name is there twice");
      }
      variable
          .defaultValue()
          .flatMap(PipelineVariables::badValue)
          .ifPresent(bad -> problems.add(where + "DefaultValue " + bad));
      if (variable.description().filter(it -> !DESCRIPTION.matcher(it).matches()).isPresent()) {
        problems.add(where + "Description must be one line of at most 200 characters");
      }
    }
    return problems;
  }

  private static Optional<String> badValue(String value) {
    return VALUE.matcher(value).matches()
        ? Optional.empty()
        : Optional.of(
            "must be one line of 1 to 1000 characters, found "
                + (value.length() + " characters in " + value.lines().count() + " lines"));
  }

  /**
   * What a request to start gives.
   *
   * @param list objects with name and value; nothing if there is none
   * @throws AwsError {@code ValidationException} if a name is unknown or there twice, a value is
   *     not allowed, or a variable is left without a value
   */
  static Map<String, String> given(List<Variable> declared, JsonNode list) {
    Map<String, String> given = new HashMap<>();
    for (JsonNode one : list) {
      String name = one.path("name").asText();
      String value = one.path("value").asText();
      problem(declared, name, value)
          .ifPresent(
              text -> {
                throw invalid(text);
              });
      if (given.put(name, value) != null) {
        throw invalid("The variable '" + name + "' is given twice");
      }
    }
    missing(declared, values(declared, given))
        .ifPresent(
            text -> {
              throw invalid(text);
            });
    return given;
  }

  private static Optional<String> problem(List<Variable> declared, String name, String value) {
    List<String> names = declared.stream().map(Variable::name).toList();
    return names.contains(name)
        ? badValue(value).map(bad -> "The value of the variable '" + name + "' " + bad)
        : Optional.of("The pipeline has no variable named '" + name + "'; it has " + names);
  }

  private static AwsError invalid(String message) {
    return PipelineLookup.error("ValidationException", message);
  }

  /** What the variables are in an execution: what was given, or the default. */
  static Map<String, String> values(List<Variable> declared, Map<String, String> given) {
    Map<String, String> values = new HashMap<>();
    for (Variable variable : declared) {
      variable.defaultValue().ifPresent(value -> values.put(variable.name(), value));
    }
    values.putAll(given);
    return values;
  }

  /** Which variables have no value, for people; empty if all have one. */
  static Optional<String> missing(List<Variable> declared, Map<String, String> values) {
    List<String> names =
        declared.stream().map(Variable::name).filter(name -> !values.containsKey(name)).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The variables "
                + names
                + " have no default value: the start must give them one (variables: name, value)");
  }
}
