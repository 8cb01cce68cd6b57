package io.pipewright.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.problem.SourceLocation;
import io.pipewright.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file that fits its schema.
 *
 * @param json its values, typed as the schema wants them
 * @param locations from a value's path, for example {@code deploy[1].environment}, to its place;
 *     the empty path is the whole file
 */
public record Document(JsonNode json, Map<String, SourceLocation> locations) {
  public Document {
    locations = Map.copyOf(locations);
  }

  static Document of(JsonNode json, YamlValue tree) {
    Map<String, SourceLocation> locations = new LinkedHashMap<>();
    tree.match(new Collector("", locations));
    return new Document(json, locations);
  }

  /** The place of the value at {@code path}, which must exist. */
  public SourceLocation at(String path) {
    SourceLocation at = locations.get(path);
    if (at == null) {
      throw new IllegalArgumentException("nothing was written at '" + path + "'");
    }
    return at;
  }

  private record Collector(String path, Map<String, SourceLocation> locations)
      implements YamlValue.Cases<Boolean> {
    @Override
    public Boolean mapping(YamlValue.Mapping mapping) {
      locations.put(path, mapping.at());
      mapping
          .members()
          .forEach((key, member) -> collect(ValuePath.append(path, key), member.value()));
      return true;
    }

    @Override
    public Boolean sequence(YamlValue.Sequence sequence) {
      locations.put(path, sequence.at());
      for (int index = 0; index < sequence.items().size(); index++) {
        collect(ValuePath.append(path, index), sequence.items().get(index));
      }
      return true;
    }

    @Override
    public Boolean scalar(YamlValue.Scalar scalar) {
      locations.put(path, scalar.at());
      return true;
    }

    private void collect(String child, YamlValue value) {
      value.match(new Collector(child, locations));
    }
  }
}
