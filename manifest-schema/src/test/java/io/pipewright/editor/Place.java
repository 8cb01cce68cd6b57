package io.pipewright.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in the files of a schema.
 *
 * @param file which file
 * @param path how one gets there: keys as text, and 0 for the first item of a list; a mapping of
 *     free keys has the key of its example
 * @param schema what may stand there, references resolved
 */
record Place(EditedFile file, List<Object> path, ObjectNode schema) {
  static Place root(EditedFile file) {
    return new Place(file, List.of(), (ObjectNode) file.schema());
  }

  /** This place and all below it. */
  List<Place> all() {
    List<Place> all = new ArrayList<>(List.of(this));
    children().forEach(child -> all.addAll(child.all()));
    return all;
  }

  List<Place> children() {
    List<Place> children = new ArrayList<>();
    properties().forEach(key -> children.add(child(key)));
    if (schema.path("additionalProperties").isObject()) {
      children.add(child(example().fieldNames().next()));
    }
    if (schema.has("items")) {
      children.add(child(0));
    }
    return children;
  }

  Place child(Object step) {
    List<Object> steps = new ArrayList<>(path);
    steps.add(step);
    JsonNode property = schema.path("properties").path(step.toString());
    JsonNode child =
        step instanceof Integer
            ? schema.path("items")
            : property.isMissingNode() ? schema.path("additionalProperties") : property;
    return new Place(file, List.copyOf(steps), resolve(child));
  }

  /** The keys that the schema names. */
  List<String> properties() {
    List<String> keys = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  List<String> required() {
    List<String> keys = new ArrayList<>();
    schema.path("required").forEach(key -> keys.add(key.asText()));
    return keys;
  }

  /** The key by which it is reached; empty for an item and for the whole file. */
  Optional<String> key() {
    return path.isEmpty() || path.get(path.size() - 1) instanceof Integer
        ? Optional.empty()
        : Optional.of(path.get(path.size() - 1).toString());
  }

  Place parent() {
    Place place = root(file);
    for (Object step : path.subList(0, path.size() - 1)) {
      place = place.child(step);
    }
    return place;
  }

  JsonNode example() {
    return schema.path("examples").path(0);
  }

  /** The values that the schema lists, and its examples. */
  List<JsonNode> values() {
    List<JsonNode> values = new ArrayList<>();
    schema.path("enum").forEach(values::add);
    schema.path("examples").forEach(values::add);
    if (schema.has("const")) {
      values.add(schema.path("const"));
    }
    if (is("boolean")) {
      values.addAll(List.of(BooleanNode.TRUE, BooleanNode.FALSE));
    }
    return values;
  }

  boolean is(String type) {
    return type().equals(type);
  }

  /** The type that is meant: of several the first. */
  String type() {
    JsonNode type = schema.path("type");
    return type.isArray() ? type.path(0).asText() : type.asText();
  }

  /** The types as the server names them. */
  String types() {
    JsonNode type = schema.path("type");
    List<String> names = new ArrayList<>();
    type.forEach(name -> names.add(name.asText()));
    return type.isArray() ? "one of " + String.join(", ", names) : "\"" + type.asText() + "\"";
  }

  String text(String keyword) {
    return schema.path(keyword).asText();
  }

  /** What stands beside a reference says more than what it refers to. */
  private ObjectNode resolve(JsonNode node) {
    ObjectNode resolved = node.deepCopy();
    while (resolved.has("$ref")) {
      String reference = resolved.remove("$ref").asText();
      ObjectNode target = file.schema().at(reference.substring(1)).deepCopy();
      resolved = target.setAll(resolved);
    }
    return resolved;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file.fileName());
    for (Object step : path) {
      text.append(step instanceof Integer ? "[" + step + "]" : " " + step);
    }
    return text.toString();
  }
}
