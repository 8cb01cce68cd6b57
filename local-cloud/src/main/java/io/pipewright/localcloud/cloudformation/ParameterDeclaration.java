package io.pipewright.localcloud.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * A parameter of a template.
 *
 * @param name its name
 * @param type {@code String}, {@code Number} or {@code CommaDelimitedList}
 * @param defaultValue used if none is given
 * @param allowedValues any if empty
 * @param allowedPattern what the whole value must match
 * @param noEcho whether the value is masked in answers
 */
record ParameterDeclaration(
    String name,
    String type,
    Optional<String> defaultValue,
    List<String> allowedValues,
    Optional<Pattern> allowedPattern,
    boolean noEcho) {
  private static final Set<String> TYPES = Set.of("String", "Number", "CommaDelimitedList");
  private static final Set<String> ELEMENTS =
      Set.of(
          "Type",
          "Default",
          "AllowedValues",
          "AllowedPattern",
          "ConstraintDescription",
          "Description",
          "NoEcho");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  ParameterDeclaration {
    allowedValues = List.copyOf(allowedValues);
  }

  static ParameterDeclaration read(String name, JsonNode node) {
    for (Map.Entry<String, JsonNode> element : node.properties()) {
      if (!ELEMENTS.contains(element.getKey())) {
        throw StackErrors.template(
            "the parameter " + name + " has '" + element.getKey() + "', which is not known here");
      }
    }
    String type = node.path("Type").asText();
    if (!TYPES.contains(type)) {
      throw StackErrors.template(
          "the parameter " + name + " has the Type '" + type + "', known here are " + TYPES);
    }
    return new ParameterDeclaration(
        name,
        type,
        text(node.path("Default")),
        StreamSupport.stream(node.path("AllowedValues").spliterator(), false)
            .map(JsonNode::asText)
            .toList(),
        text(node.path("AllowedPattern")).map(Pattern::compile),
        node.path("NoEcho").asBoolean());
  }

  private static Optional<String> text(JsonNode node) {
    return node.isMissingNode() ? Optional.empty() : Optional.of(node.asText());
  }

  /**
   * The value to use.
   *
   * @throws io.pipewright.localcloud.server.AwsError {@code ValidationError} if it is missing or
   *     not allowed
   */
  String value(Optional<String> given) {
    String value =
        given
            .or(() -> defaultValue)
            .orElseThrow(
                () -> StackErrors.validation("Parameters: [" + name + "] must have values"));
    boolean allowed =
        (allowedValues.isEmpty() || allowedValues.contains(value))
            && allowedPattern.filter(it -> !it.matcher(value).matches()).isEmpty()
            && (!type.equals("Number") || NUMBER.matcher(value).matches());
    if (!allowed) {
      throw StackErrors.validation(
          "Parameter '" + name + "' has a value that its declaration does not allow");
    }
    return value;
  }

  boolean isList() {
    return type.equals("CommaDelimitedList");
  }
}
