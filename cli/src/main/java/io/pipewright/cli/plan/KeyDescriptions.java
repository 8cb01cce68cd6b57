package io.pipewright.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;

/** What the schema says of a key. */
public final class KeyDescriptions {
  private final JsonNode schema;

  /** Of a schema of one of our files. */
  public KeyDescriptions(JsonNode schema) {
    this.schema = schema;
  }

  /** Of the key at a path such as {@code deploy[0].environment}; empty if there is no such key. */
  public Optional<String> of(String path) {
    JsonNode node = schema;
    for (String step : List.of(path.replace("[", ".[").split("\\.", -1))) {
      node = step.startsWith("[") ? resolved(node.path("items")) : child(node, step);
    }
    return node.has("description")
        ? Optional.of(node.path("description").asText())
        : Optional.empty();
  }

  private JsonNode child(JsonNode node, String key) {
    JsonNode child = node.path("properties").path(key);
    return resolved(child.isMissingNode() ? node.path("additionalProperties") : child);
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode found = node;
    while (found.has("$ref") && !found.has("description")) {
      found = schema.at(found.path("$ref").asText().substring(1));
    }
    return found.isObject() ? found : MissingNode.getInstance();
  }
}
