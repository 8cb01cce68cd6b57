package io.pipewright.cloudformation;

import io.pipewright.problem.FileKind;
import io.pipewright.problem.Problem;
import io.pipewright.problem.Result;
import io.pipewright.problem.SourceLocation;
import io.pipewright.yaml.YamlReader;
import io.pipewright.yaml.YamlValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the parameters of a template, in YAML or JSON. The rest of it is CloudFormation's. */
public final class TemplateParameters {
  private TemplateParameters() {}

  /**
   * The parameters by name.
   *
   * @param file for the places of the problems
   * @param text the template
   * @return the parameters, or why the template is none
   */
  public static Result<Map<String, TemplateParameter>> read(String file, String text) {
    // JSON may be indented with tabs, which no JSON string holds; YAML may not.
    String spaced = text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
    return YamlReader.read(FileKind.TEMPLATE, file, spaced.getBytes(StandardCharsets.UTF_8))
        .match(tree -> parameters(file, tree), Result.Invalid::new);
  }

  private static Result<Map<String, TemplateParameter>> parameters(String file, YamlValue tree) {
    if (tree.child("Resources").isEmpty()) {
      return new Result.Invalid<>(
          List.of(
              new Problem(
                  "",
                  new SourceLocation(file, 1, 1),
                  "Resources",
                  "there is no 'Resources' in it",
                  "",
                  List.of(),
                  "write a CloudFormation template")));
    }
    Map<String, TemplateParameter> parameters = new LinkedHashMap<>();
    if (tree.child("Parameters").orElse(tree) instanceof YamlValue.Mapping declared
        && declared != tree) {
      declared.members().forEach((name, member) -> parameters.put(name, parameter(member.value())));
    }
    return new Result.Valid<>(parameters);
  }

  private static TemplateParameter parameter(YamlValue value) {
    return new TemplateParameter(
        text(value, "Type").orElse("String"),
        value.child("Default").isPresent(),
        texts(value, "AllowedValues"),
        text(value, "AllowedPattern").flatMap(BoundedPattern::of),
        range(value, "MinLength", "MaxLength"),
        range(value, "MinValue", "MaxValue"));
  }

  private static TemplateParameter.Range range(YamlValue value, String least, String most) {
    return new TemplateParameter.Range(number(value, least), number(value, most));
  }

  private static Optional<BigDecimal> number(YamlValue value, String key) {
    try {
      return text(value, key).map(BigDecimal::new);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(YamlValue value, String key) {
    return value.child(key).flatMap(TemplateParameters::scalar);
  }

  private static List<String> texts(YamlValue value, String key) {
    return value.child(key).orElse(value) instanceof YamlValue.Sequence sequence
        ? sequence.items().stream().flatMap(item -> scalar(item).stream()).toList()
        : List.of();
  }

  private static Optional<String> scalar(YamlValue value) {
    return value instanceof YamlValue.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }
}
