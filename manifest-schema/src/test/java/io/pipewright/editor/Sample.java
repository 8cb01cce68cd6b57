package io.pipewright.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.problem.FileKind;
import io.pipewright.problem.SourceLocation;
import io.pipewright.yaml.YamlReader;
import io.pipewright.yaml.YamlValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** A file made of the schema's examples. */
record Sample(String text) {
  /** The smallest file with {@code value} at {@code place}, and what is required beside it. */
  static Sample of(Place place, JsonNode value) {
    return new Sample(yaml(around(Place.root(place.file()), place.path(), value)));
  }

  /** The smallest file with the schema's first example at {@code place}. */
  static Sample of(Place place) {
    return of(place, place.example());
  }

  private static JsonNode around(Place place, List<Object> path, JsonNode value) {
    if (path.isEmpty()) {
      return value;
    }
    JsonNode inner = around(place.child(path.get(0)), path.subList(1, path.size()), value);
    if (path.get(0) instanceof Integer) {
      return JsonRpc.JSON.createArrayNode().add(inner);
    }
    ObjectNode object = JsonRpc.JSON.createObjectNode();
    place.required().forEach(key -> object.set(key, place.child(key).example()));
    return object.set(path.get(0).toString(), inner);
  }

  /** Where {@code place} starts: its key, if it has one. */
  SourceLocation start(Place place) {
    return place
        .key()
        .map(key -> member(place.parent(), key).keyAt())
        .orElseGet(() -> find(place).at());
  }

  /** The line of a key that the schema may not know. */
  int keyLine(Place mapping, String key) {
    return member(mapping, key).keyAt().line();
  }

  private YamlValue.Member member(Place mapping, String key) {
    return ((YamlValue.Mapping) find(mapping)).members().get(key);
  }

  private YamlValue find(Place place) {
    return YamlReader.read(FileKind.MANIFEST, "", text.getBytes(StandardCharsets.UTF_8))
        .match(
            tree -> tree.find(place.path()).orElseThrow(),
            problems -> {
              throw new IllegalStateException(problems + " in\n" + text);
            });
  }

  private static String yaml(JsonNode value) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setSplitLines(false);
    return new Yaml(options).dump(JsonRpc.JSON.convertValue(value, Object.class));
  }
}
