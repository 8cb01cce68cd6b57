package io.pipewright.cli.init;

import io.pipewright.cloudformation.TemplateParameter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A value for a parameter that a template requires.
 *
 * @param name the parameter
 * @param value as a manifest says it; empty if a person has to find it
 * @param remark why this value, or what is needed
 */
record ParameterProposal(String name, Optional<String> value, String remark) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1,255}");
  private static final int LONGEST = 1000;
  // What a manifest refuses in a value, or takes for one of its placeholders.
  private static final List<String> EXPRESSIONS = List.of("${", "#{", "{{resolve:");

  /** For each parameter of {@code template} that has no default. */
  static List<ParameterProposal> of(FoundTemplate template, String environment) {
    return template.parameters().entrySet().stream()
        .filter(entry -> !entry.getValue().hasDefault())
        .filter(entry -> NAME.matcher(entry.getKey()).matches())
        .map(entry -> of(template, entry.getKey(), entry.getValue(), environment))
        .toList();
  }

  private static ParameterProposal of(
      FoundTemplate template, String name, TemplateParameter parameter, String environment) {
    Optional<String> placeholder =
        parameter.type().equals("String") && parameter.allowedValues().isEmpty()
            ? ParameterName.placeholder(name, template.parameters().keySet())
            : Optional.empty();
    if (placeholder.isPresent()) {
      return new ParameterProposal(name, placeholder, "guessed by its name");
    }
    boolean isEnvironment =
        ParameterName.isEnvironment(name) || parameter.allowedValues().contains(environment);
    if (isEnvironment && parameter.refusal(environment).isEmpty()) {
      return new ParameterProposal(name, Optional.of(environment), "the environment's name");
    }
    return parameter.allowedValues().stream()
        .filter(value -> isWritable(value) && parameter.refusal(value).isEmpty())
        .findFirst()
        .map(
            value ->
                new ParameterProposal(
                    name,
                    Optional.of(value),
                    "the first of " + Shown.some(parameter.allowedValues())))
        .orElseGet(() -> new ParameterProposal(name, Optional.empty(), needed(parameter)));
  }

  private static boolean isWritable(String value) {
    return value.length() <= LONGEST && EXPRESSIONS.stream().noneMatch(value::contains);
  }

  private static String needed(TemplateParameter parameter) {
    String limits =
        Stream.of(
                parameter.length().toString().isEmpty() ? "" : "length " + parameter.length(),
                parameter.size().toString(),
                parameter.allowedPattern().map(pattern -> "like " + pattern).orElse(""))
            .filter(limit -> !limit.isEmpty())
            .map(Shown::text)
            .reduce("", (one, other) -> one + ", " + other);
    return "the template requires it: " + Shown.text(parameter.type()) + limits;
  }
}
