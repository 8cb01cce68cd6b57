package io.pipewright.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.problem.NearestMatch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes the faulty values out of a file's values, so that the rest of it can be judged too. */
final class Pruning {
  private final JsonNode values;
  private final SchemaNode schema;
  private final Set<String> doubtful = new LinkedHashSet<>();

  Pruning(JsonNode values, SchemaNode schema) {
    this.values = values;
    this.schema = schema;
  }

  Set<String> doubtful() {
    return doubtful;
  }

  /** Takes out a key that is not known, and doubts the key that was probably meant. */
  void unknownKey(List<Object> steps, String key) {
    String path = ValuePath.of(steps);
    NearestMatch.of(key, schema.find(steps).keys())
        .ifPresent(meant -> doubtful.add(ValuePath.append(path, meant)));
    member(steps, key);
  }

  /** Takes out a member of the mapping at {@code steps}. */
  void member(List<Object> steps, String key) {
    doubtful.add(ValuePath.append(ValuePath.of(steps), key));
    if (find(steps) instanceof ObjectNode object) {
      object.remove(key);
    }
  }

  /** Takes out the value at {@code steps}; the entries after it in a list keep their places. */
  void value(List<Object> steps) {
    if (steps.isEmpty()) {
      return;
    }
    doubtful.add(ValuePath.of(steps));
    Object last = steps.get(steps.size() - 1);
    JsonNode parent = find(steps.subList(0, steps.size() - 1));
    if (parent instanceof ObjectNode object) {
      object.remove(last.toString());
    } else if (parent instanceof ArrayNode array
        && last instanceof Integer index
        && index < array.size()) {
      array.set(index, NullNode.getInstance());
    }
  }

  private JsonNode find(List<Object> steps) {
    JsonNode found = values;
    for (Object step : steps) {
      found = step instanceof Integer index ? found.path(index) : found.path(step.toString());
    }
    return found;
  }
}
