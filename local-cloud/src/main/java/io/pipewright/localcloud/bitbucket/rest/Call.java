package io.pipewright.localcloud.bitbucket.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.localcloud.bitbucket.access.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request to a resource.
 *
 * @param path what stands in the path, by name
 * @param query parameters
 * @param content body
 */
public record Call(
    Caller caller, Map<String, String> path, Map<String, List<String>> query, String content) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What stands in the path. */
  public String segment(String name) {
    return Optional.ofNullable(path.get(name)).orElseThrow();
  }

  /** The first value of a parameter; an empty one counts as missing. */
  public Optional<String> parameter(String name) {
    return parameters(name).stream().findFirst().filter(value -> !value.isEmpty());
  }

  /** All values of a parameter. */
  public List<String> parameters(String name) {
    return query.getOrDefault(name, List.of());
  }

  /**
   * A number within limits.
   *
   * @throws RestError 400 if it is none
   */
  public int number(String name, int otherwise, int greatest) {
    String text = parameter(name).orElse(String.valueOf(otherwise));
    if (!text.matches("[0-9]{1,9}")) {
      throw RestError.invalid(name, "'" + text + "' is not a number.");
    }
    return Math.min(Integer.parseInt(text), greatest);
  }

  /**
   * The body.
   *
   * @throws RestError 400 if it is not JSON
   */
  public JsonNode body() {
    try {
      JsonNode node = JSON.readTree(content);
      if (node.isMissingNode()) {
        throw RestError.invalid("", "The request has no body.");
      }
      return node;
    } catch (JsonProcessingException broken) {
      throw RestError.invalid("", "The request is not JSON.");
    }
  }

  /**
   * The body as an object.
   *
   * @throws RestError 400 if it is none
   */
  public Fields fields() {
    return Fields.of(body());
  }
}
