package io.pipewright.localcloud.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds properties that a resource type does not know. */
final class PropertyCheck {
  private PropertyCheck() {}

  /** The dotted paths that are not known, sorted. Intrinsic functions are not looked into. */
  static Set<String> unknown(ResourceType type, ObjectNode properties) {
    Set<String> unknown = new TreeSet<>();
    collect(type.properties(), "", properties, unknown);
    return unknown;
  }

  private static void collect(Set<String> known, String path, JsonNode node, Set<String> unknown) {
    if (node.isArray()) {
      node.forEach(item -> collect(known, path, item, unknown));
      return;
    }
    if (!node.isObject() || isFunction(node)) {
      return;
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      String inner = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
      if (known.contains(inner + ".*")) {
        continue;
      }
      boolean branch = known.stream().anyMatch(it -> it.startsWith(inner + "."));
      if (branch) {
        collect(known, inner, property.getValue(), unknown);
      } else if (!known.contains(inner) || hasFields(property.getValue())) {
        unknown.add(inner);
      }
    }
  }

  /** Whether a value has structure where the type expects none. */
  private static boolean hasFields(JsonNode node) {
    if (node.isArray()) {
      for (JsonNode item : node) {
        if (hasFields(item)) {
          return true;
        }
      }
      return false;
    }
    return node.isObject() && !isFunction(node);
  }

  private static boolean isFunction(JsonNode node) {
    if (!node.isObject() || node.size() != 1) {
      return false;
    }
    String name = node.fieldNames().next();
    return name.equals("Ref") || name.startsWith("Fn::");
  }
}
