package io.pipewright.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a JSON Schema says of the values at one place. It knows only the keywords that our own
 * schemas use: local {@code $ref}, {@code properties}, {@code additionalProperties} and {@code
 * items}.
 */
final class SchemaNode {
  private final JsonNode root;
  private final JsonNode node;

  private SchemaNode(JsonNode root, JsonNode node) {
    this.root = root;
    this.node = resolve(root, node);
  }

  static SchemaNode root(JsonNode schema) {
    return new SchemaNode(schema, schema);
  }

  /** What is said of the value at {@code step}: a key as text, an index as an integer. */
  SchemaNode child(Object step) {
    if (step instanceof Integer) {
      return new SchemaNode(root, node.path("items"));
    }
    JsonNode property = node.path("properties").path(String.valueOf(step));
    return new SchemaNode(
        root, property.isMissingNode() ? node.path("additionalProperties") : property);
  }

  SchemaNode find(List<Object> steps) {
    SchemaNode found = this;
    for (Object step : steps) {
      found = found.child(step);
    }
    return found;
  }

  /**
   * Whether the value has to be of {@code type}, a word of JSON Schema. Of several types the first
   * is meant: where a text is wanted, editors must let a number stand without quotes, and it is
   * read as the text that was written.
   */
  boolean wants(String type) {
    return type().equals(type);
  }

  String type() {
    JsonNode type = node.path("type");
    return type.isArray() ? type.path(0).asText() : type.asText("");
  }

  /** The keys that are known here, in the order of the schema. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    node.path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** The values that are allowed, if they are listed. */
  List<String> allowed() {
    List<String> allowed = new ArrayList<>();
    node.path("enum").forEach(value -> allowed.add(value.asText()));
    if (node.has("const")) {
      allowed.add(node.path("const").asText());
    }
    return allowed;
  }

  /** A keyword's value as text; empty if it is absent. */
  String text(String keyword) {
    return node.path(keyword).asText("");
  }

  /** What an editor says when the pattern does not match, of the value or of the mapping's keys. */
  String form() {
    return text("patternErrorMessage");
  }

  SchemaNode propertyNames() {
    return new SchemaNode(root, node.path("propertyNames"));
  }

  /** The first example as one would write it. */
  Optional<String> example() {
    JsonNode example = node.path("examples").path(0);
    return example.isMissingNode()
        ? Optional.empty()
        : Optional.of(example.isTextual() ? example.asText() : example.toString());
  }

  private static JsonNode resolve(JsonNode root, JsonNode node) {
    JsonNode resolved = node;
    while (resolved.has("$ref")) {
      resolved = root.at(resolved.path("$ref").asText().substring(1));
    }
    return resolved.isBoolean() ? MissingNode.getInstance() : resolved;
  }
}
