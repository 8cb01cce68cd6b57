package io.pipewright.receive.event;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A value in a payload, and where it is, so that what is wrong with it can be said. A field that is
 * {@code null} counts as absent. Fields that nobody asks for play no part, whatever they hold.
 */
public final class Field {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final JsonNode node;
  private final String path;

  private Field(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /**
   * The whole of a payload.
   *
   * @throws PayloadException if it is not one JSON object
   */
  public static Field of(byte[] body) {
    JsonNode root;
    try {
      root = JSON.readTree(body);
    } catch (IOException e) {
      // Jackson's message may quote the body; it stays out of logs.
      throw new PayloadException("the body is not JSON");
    }
    if (!root.isObject()) {
      throw new PayloadException("the body is not a JSON object");
    }
    return new Field(root, "");
  }

  /** A field of this one; absent if this one is absent or has no fields. */
  public Field at(String name) {
    return new Field(node.path(name), path.isEmpty() ? name : path + "." + name);
  }

  /** Whether it is missing or {@code null}. */
  public boolean isAbsent() {
    return node.isMissingNode() || node.isNull();
  }

  /**
   * Its text, which is not empty.
   *
   * @throws PayloadException if it is anything else
   */
  public String text() {
    if (!node.isTextual() || node.textValue().isEmpty()) {
      throw wrong("a string that is not empty");
    }
    return node.textValue();
  }

  /** Its text, or another one if it is absent. */
  public String textOr(String other) {
    return isAbsent() ? other : text();
  }

  /**
   * Its number, which is at least 1.
   *
   * @throws PayloadException if it is anything else
   */
  public long positive() {
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 1) {
      throw wrong("a number from 1");
    }
    return node.longValue();
  }

  /**
   * Its elements, none if it is absent.
   *
   * @throws PayloadException if it is no array
   */
  public List<Field> elements() {
    if (!isAbsent() && !node.isArray()) {
      throw wrong("an array");
    }
    List<Field> elements = new ArrayList<>();
    for (JsonNode element : node) {
      elements.add(new Field(element, path + "[" + elements.size() + "]"));
    }
    return elements;
  }

  /** What is to be thrown if its value is not as it must be. */
  public PayloadException wrong(String required) {
    return new PayloadException(
        isAbsent() ? path + " is missing; it must be " + required : path + " is not " + required);
  }
}
