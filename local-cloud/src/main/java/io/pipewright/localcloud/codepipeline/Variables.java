package io.pipewright.localcloud.codepipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.server.AwsError;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of an execution, by namespace, and their references {@code #{namespace.name}}. */
final class Variables {
  private static final Pattern REFERENCE = Pattern.compile("#\\{([^{}.]+)\\.([^{}]+)}");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Map<String, String>> byNamespace = new ConcurrentHashMap<>();
  private final Map<String, String> reasons = new ConcurrentHashMap<>();

  /** Gives a namespace its variables. */
  void put(String namespace, Map<String, String> variables) {
    byNamespace.put(namespace, Map.copyOf(variables));
  }

  /** Why a variable of that namespace may have no value: this goes into the error. */
  void absent(String namespace, String reason) {
    reasons.put(namespace, reason);
  }

  /** Whether a text is one reference and nothing else. */
  static boolean isReference(String text) {
    return REFERENCE.matcher(text).matches();
  }

  /** Whether a text has something to be replaced. */
  static boolean hasReference(String text) {
    return REFERENCE.matcher(text).find();
  }

  /**
   * A configuration with its references replaced. In a value that is JSON they are replaced inside
   * its texts, so that no value can change the shape around it.
   *
   * @throws AwsError {@code InvalidVariableReference} if one has no value
   */
  Map<String, String> resolve(Map<String, String> configuration) {
    Map<String, String> resolved = new HashMap<>();
    configuration.forEach((key, value) -> resolved.put(key, resolve(key, value)));
    return resolved;
  }

  /**
   * A value with its references replaced, whatever it looks like.
   *
   * @param key of the configuration, for the error
   * @throws AwsError {@code InvalidVariableReference} if one has no value
   */
  String text(String key, String value) {
    return replace(key, value);
  }

  private String resolve(String key, String value) {
    if (!value.contains("#{")) {
      return value;
    }
    if (value.startsWith("{") || value.startsWith("[")) {
      try {
        return resolve(key, JSON.readTree(value)).toString();
      } catch (JsonProcessingException e) {
        throw new AwsError(
            400, "InvalidActionConfiguration", key + " is not JSON: " + e.getOriginalMessage());
      }
    }
    return replace(key, value);
  }

  private JsonNode resolve(String key, JsonNode node) {
    if (node.isTextual()) {
      return JsonNodeFactory.instance.textNode(replace(key, node.asText()));
    }
    if (node.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> list.add(resolve(key, element)));
      return list;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(e -> object.set(e.getKey(), resolve(key, e.getValue())));
      return object;
    }
    return node;
  }

  private String replace(String key, String text) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String value = byNamespace.getOrDefault(matcher.group(1), Map.of()).get(matcher.group(2));
      if (value == null) {
        throw new AwsError(
            400,
            "InvalidVariableReference",
            "Configuration."
                + key
                + ": the variable "
                + matcher.group()
                + " has no value; "
                + reasons.getOrDefault(matcher.group(1), "no earlier action gave it one"));
      }
      matcher.appendReplacement(out, Matcher.quoteReplacement(value));
    }
    matcher.appendTail(out);
    return out.toString();
  }
}
