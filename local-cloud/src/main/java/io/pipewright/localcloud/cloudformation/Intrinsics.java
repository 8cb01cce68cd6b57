package io.pipewright.localcloud.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates {@code Ref}, {@code Fn::GetAtt}, {@code Fn::Join}, {@code Fn::Sub}, {@code Fn::Select},
 * {@code Fn::Split} and {@code Fn::If}. Any other function is an error.
 */
final class Intrinsics {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Scope scope;

  Intrinsics(Scope scope) {
    this.scope = scope;
  }

  /** The properties without functions. */
  ObjectNode resolve(ObjectNode properties) {
    ObjectNode resolved = JSON.objectNode();
    properties
        .properties()
        .forEach(it -> value(it.getValue()).ifPresent(value -> resolved.set(it.getKey(), value)));
    return resolved;
  }

  /** The value without functions; empty for {@code AWS::NoValue}. */
  Optional<JsonNode> value(JsonNode node) {
    if (node.isArray()) {
      ArrayNode items = JSON.arrayNode();
      node.forEach(item -> value(item).ifPresent(items::add));
      return Optional.of(items);
    }
    if (!(node instanceof ObjectNode object)) {
      return Optional.of(node);
    }
    if (object.size() == 1) {
      Map.Entry<String, JsonNode> only = object.properties().iterator().next();
      if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
        return function(only.getKey(), only.getValue());
      }
    }
    return Optional.of(resolve(object));
  }

  /** A value that must be a string. */
  String text(JsonNode node) {
    return value(node)
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asText)
        .orElseThrow(() -> StackErrors.template("a string is required, not " + node));
  }

  private Optional<JsonNode> function(String name, JsonNode argument) {
    return switch (name) {
      case "Ref" ->
          argument.asText().equals("AWS::NoValue")
              ? Optional.empty()
              : Optional.of(scope.ref(argument.asText()));
      case "Fn::GetAtt" -> {
        List<String> attribute = References.attributeOf(argument);
        yield string(scope.attribute(attribute.get(0), attribute.get(1)));
      }
      case "Fn::Join" -> string(join(argument));
      case "Fn::Sub" -> string(substitute(argument));
      case "Fn::Select" -> Optional.of(select(argument));
      case "Fn::Split" -> Optional.of(split(argument));
      case "Fn::If" -> value(argument.path(scope.condition(argument.path(0).asText()) ? 1 : 2));
      default -> throw StackErrors.template("the function " + name + " is not known here");
    };
  }

  private String join(JsonNode argument) {
    List<String> parts = new ArrayList<>();
    list(argument.path(1), "Fn::Join").forEach(item -> parts.add(text(item)));
    return String.join(text(argument.path(0)), parts);
  }

  private JsonNode split(JsonNode argument) {
    String delimiter = text(argument.path(0));
    if (delimiter.isEmpty()) {
      throw StackErrors.template("Fn::Split needs a delimiter");
    }
    ArrayNode parts = JSON.arrayNode();
    for (String part : text(argument.path(1)).split(Pattern.quote(delimiter), -1)) {
      parts.add(part);
    }
    return parts;
  }

  private JsonNode select(JsonNode argument) {
    JsonNode list = list(argument.path(1), "Fn::Select");
    String index = text(argument.path(0));
    if (!index.matches("\\d{1,4}") || Integer.parseInt(index) >= list.size()) {
      throw StackErrors.template("Fn::Select cannot select nonexistent value at index " + index);
    }
    return list.path(Integer.parseInt(index));
  }

  private JsonNode list(JsonNode node, String function) {
    return value(node)
        .filter(JsonNode::isArray)
        .orElseThrow(() -> StackErrors.template(function + " needs a list, not " + node));
  }

  private String substitute(JsonNode argument) {
    JsonNode own = argument.isArray() ? argument.path(1) : JSON.objectNode();
    String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
    Matcher matcher = References.PLACEHOLDER.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(
          result, Matcher.quoteReplacement(placeholder(matcher.group(1).strip(), own)));
    }
    return matcher.appendTail(result).toString();
  }

  private String placeholder(String name, JsonNode own) {
    if (name.startsWith("!")) {
      return "${" + name.substring(1) + "}";
    }
    if (own.has(name)) {
      return text(own.path(name));
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? scope.ref(name).asText()
        : scope.attribute(name.substring(0, dot), name.substring(dot + 1));
  }

  private static Optional<JsonNode> string(String text) {
    return Optional.of(TextNode.valueOf(text));
  }
}
