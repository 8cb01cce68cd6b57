package io.pipewright.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.pipewright.yaml.YamlValue;

/**
 * Gives the values of a YAML tree their types. Where the schema wants text, what is written is
 * text: {@code 012345678901} keeps its zero and {@code 1.10} does not become 1.1.
 */
final class JsonTree implements YamlValue.Cases<JsonNode> {
  private final SchemaNode schema;

  private JsonTree(SchemaNode schema) {
    this.schema = schema;
  }

  static JsonNode of(YamlValue value, SchemaNode schema) {
    return value.match(new JsonTree(schema));
  }

  @Override
  public JsonNode mapping(YamlValue.Mapping mapping) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    mapping
        .members()
        .forEach((key, member) -> object.set(key, of(member.value(), schema.child(key))));
    return object;
  }

  @Override
  public JsonNode sequence(YamlValue.Sequence sequence) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (int index = 0; index < sequence.items().size(); index++) {
      array.add(of(sequence.items().get(index), schema.child(index)));
    }
    return array;
  }

  @Override
  public JsonNode scalar(YamlValue.Scalar scalar) {
    return schema.wants("string") && !scalar.isNull()
        ? TextNode.valueOf(scalar.text())
        : CoreScalar.json(scalar);
  }
}
