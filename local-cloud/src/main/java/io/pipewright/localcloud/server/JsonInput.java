package io.pipewright.localcloud.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members of a JSON call. */
public final class JsonInput {
  private static final int BAD_REQUEST = 400;

  private final ObjectNode input;

  /**
   * Over a call's input.
   *
   * @param known the members that the operation understands
   * @throws AwsError {@code ValidationException} if there is another one: what would be ignored is
   *     refused
   */
  public JsonInput(ObjectNode input, Set<String> known) {
    this.input = input;
    for (Map.Entry<String, JsonNode> member : input.properties()) {
      if (!known.contains(member.getKey())) {
        throw invalid("'" + member.getKey() + "' is not supported here");
      }
    }
  }

  /**
   * A string.
   *
   * @throws AwsError {@code ValidationException} if it is missing or empty
   */
  public String get(String name) {
    return find(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> invalid("'" + name + "' is missing"));
  }

  /** A string, if it is there. */
  public Optional<String> find(String name) {
    JsonNode node = input.path(name);
    return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
  }

  /** Whatever is there; a missing node if nothing is. */
  public JsonNode node(String name) {
    return input.path(name);
  }

  /**
   * A list of tags as a map.
   *
   * @param key {@code Key}, {@code TagKey} or {@code key}, as the service has it
   * @param value {@code Value}, {@code TagValue} or {@code value}
   */
  public Map<String, String> tags(String name, String key, String value) {
    Map<String, String> tags = new LinkedHashMap<>();
    input.path(name).forEach(it -> tags.put(it.path(key).asText(), it.path(value).asText()));
    return tags;
  }

  /** {@code ValidationException}, 400. */
  public static AwsError invalid(String message) {
    return new AwsError(BAD_REQUEST, "ValidationException", message);
  }
}
