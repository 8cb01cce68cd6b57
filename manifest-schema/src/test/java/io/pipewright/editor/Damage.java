package io.pipewright.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A file that is wrong in one way, made from the schema.
 *
 * @param kind what is wrong, for people
 * @param place where
 * @param text the file
 * @param line the line to which it must be reported
 * @param words what the report must say
 */
record Damage(String kind, Place place, String text, int line, List<String> words) {
  /** A key that no schema knows and no pattern allows. */
  private static final String NO_KEY = "no key";

  Damage {
    words = List.copyOf(words);
    if (words.isEmpty() || words.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(place + ": the schema has no words for: " + kind);
    }
  }

  /** All ways in which a file can be wrong at {@code place}. */
  static List<Damage> at(Place place) {
    List<Damage> damages = new ArrayList<>();
    place.properties().forEach(key -> damages.add(misspelt(place, key)));
    place.required().forEach(key -> damages.add(missing(place, key)));
    damages.add(wrongType(place));
    if (place.schema().has("enum") || place.schema().has("const")) {
      damages.add(notListed(place));
    }
    if (place.schema().has("pattern")) {
      damages.add(
          value(
              "does not match the pattern",
              place,
              JsonRpc.JSON.getNodeFactory().textNode(" "),
              place.text("patternErrorMessage")));
    }
    if (place.schema().path("propertyNames").has("pattern")) {
      damages.add(wrongName(place));
    }
    return damages;
  }

  private static Damage misspelt(Place mapping, String key) {
    String misspelt = key + key.charAt(key.length() - 1);
    ObjectNode value = mapping.example().deepCopy();
    value.remove(key);
    value.set(misspelt, mapping.child(key).example());
    Sample sample = Sample.of(mapping, value);
    return new Damage(
        "misspelt key " + misspelt,
        mapping,
        sample.text(),
        sample.keyLine(mapping, misspelt),
        List.of("Property " + misspelt + " is not allowed."));
  }

  /** The report is at the mapping's key, or where the mapping starts if it has none. */
  private static Damage missing(Place mapping, String key) {
    ObjectNode value = mapping.example().deepCopy();
    value.remove(key);
    Sample sample = Sample.of(mapping, value);
    return new Damage(
        "missing key " + key,
        mapping,
        sample.text(),
        sample.start(mapping).line(),
        List.of("Missing property \"" + key + "\"."));
  }

  private static Damage wrongType(Place place) {
    JsonNode wrong =
        place.is("string")
            ? JsonRpc.JSON.createArrayNode()
            : JsonRpc.JSON.getNodeFactory().textNode("eighty");
    // A mapping is called by its title.
    String wanted = place.is("object") ? "\"" + place.text("title") + "\"" : place.types();
    return value("wrong type", place, wrong, "Incorrect type. Expected " + wanted);
  }

  private static Damage notListed(Place place) {
    JsonNode wrong =
        place.is("integer")
            ? JsonRpc.JSON.getNodeFactory().numberNode(0)
            : JsonRpc.JSON.getNodeFactory().textNode("eighty");
    List<String> allowed = new ArrayList<>();
    place.schema().path("enum").forEach(value -> allowed.add(value.toString()));
    if (place.schema().has("const")) {
      allowed.add(place.text("const"));
    }
    return value("not one of the values", place, wrong, allowed.toArray(String[]::new));
  }

  private static Damage wrongName(Place mapping) {
    Map.Entry<String, JsonNode> entry = mapping.example().properties().iterator().next();
    ObjectNode value = JsonRpc.JSON.createObjectNode();
    value.set(NO_KEY, entry.getValue());
    Sample sample = Sample.of(mapping, value);
    return new Damage(
        "name that does not match the pattern",
        mapping,
        sample.text(),
        sample.keyLine(mapping, NO_KEY),
        List.of(mapping.schema().path("propertyNames").path("patternErrorMessage").asText()));
  }

  private static Damage value(String kind, Place place, JsonNode wrong, String... words) {
    Sample sample = Sample.of(place, wrong);
    return new Damage(kind, place, sample.text(), sample.start(place).line(), List.of(words));
  }

  @Override
  public String toString() {
    return place + ": " + kind;
  }
}
