package io.pipewright.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a developer has set in the editor. */
final class Settings {
  private final ObjectNode yaml = JsonRpc.JSON.createObjectNode();
  private final ObjectNode http = JsonRpc.JSON.createObjectNode();

  private Settings() {
    // The catalogue of all schemas would be fetched.
    yaml.putObject("schemaStore").put("enable", false);
    yaml.putObject("schemas");
  }

  /** Each file name of ours is mapped to its schema. */
  static Settings mapped() {
    Settings settings = new Settings();
    for (EditedFile file : EditedFile.ALL) {
      settings
          .yaml
          .withObject("/schemas")
          .put(file.schemaFile().toUri().toString(), file.fileName());
    }
    return settings;
  }

  /** Nothing is mapped: a document has to name its schema. */
  static Settings bare() {
    return new Settings();
  }

  /** All requests that leave the machine go to {@code proxy}. */
  Settings proxy(String proxy) {
    http.put("proxy", proxy);
    return this;
  }

  /** The answer to {@code workspace/configuration}. */
  JsonNode section(String name) {
    return switch (name) {
      case "yaml" -> yaml;
      case "http" -> http;
      default -> JsonRpc.JSON.nullNode();
    };
  }
}
