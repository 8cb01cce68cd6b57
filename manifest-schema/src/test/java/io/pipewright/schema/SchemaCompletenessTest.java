package io.pipewright.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.manifest.ManifestReader;
import io.pipewright.organisation.OrganisationReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Editors show what the schemas say, so every key says it. */
class SchemaCompletenessTest {
  @Test
  void everyKeyOfTheManifestIsExplained() {
    assertThat(unexplained(ManifestReader.schema())).isEmpty();
  }

  @Test
  void everyKeyOfTheOrganisationIsExplained() {
    assertThat(unexplained(OrganisationReader.schema())).isEmpty();
  }

  @Test
  void everyMappingOfTheManifestRefusesKeysItDoesNotKnow() {
    assertThat(open(ManifestReader.schema())).isEmpty();
    assertThat(open(OrganisationReader.schema())).isEmpty();
  }

  private static List<String> unexplained(JsonNode schema) {
    List<String> missing = new ArrayList<>();
    for (String keyword : List.of("title", "description", "examples")) {
      keys(schema, schema, "")
          .forEach(
              key -> {
                if (!key.schema().has(keyword)) {
                  missing.add(key.path() + " has no " + keyword);
                }
              });
    }
    return missing;
  }

  private static List<String> open(JsonNode schema) {
    return keys(schema, schema, "").stream()
        .filter(key -> key.schema().path("type").asText().equals("object"))
        .filter(
            key ->
                key.schema().has("properties")
                    ? key.schema().path("additionalProperties").asBoolean(true)
                    : !key.schema().has("propertyNames"))
        .map(Key::path)
        .toList();
  }

  private static List<Key> keys(JsonNode root, JsonNode schema, String path) {
    JsonNode resolved =
        schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
    List<Key> keys = new ArrayList<>();
    keys.add(new Key(path, resolved));
    resolved
        .path("properties")
        .properties()
        .forEach(
            property ->
                keys.addAll(keys(root, property.getValue(), path + "." + property.getKey())));
    if (resolved.path("additionalProperties").isObject()) {
      keys.addAll(keys(root, resolved.path("additionalProperties"), path + ".*"));
    }
    if (resolved.has("items")) {
      keys.addAll(keys(root, resolved.path("items"), path + "[]"));
    }
    return keys;
  }

  private record Key(String path, JsonNode schema) {}
}
