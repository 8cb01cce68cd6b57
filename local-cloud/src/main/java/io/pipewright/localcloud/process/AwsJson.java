package io.pipewright.localcloud.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values as the AWS JSON protocol writes them. */
public final class AwsJson {
  private static final int MILLI_DIGITS = 3;

  private AwsJson() {}

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An empty list. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** A point in time: seconds since 1970, with milliseconds. */
  public static BigDecimal time(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), MILLI_DIGITS);
  }

  /** The texts of a list; of anything else, none. */
  public static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(element -> texts.add(element.asText()));
    return texts;
  }

  /** A list of texts. */
  public static ArrayNode list(Iterable<String> texts) {
    ArrayNode list = array();
    texts.forEach(list::add);
    return list;
  }

  /** An object whose values are texts. */
  public static ObjectNode map(Map<String, String> texts) {
    ObjectNode map = object();
    texts.forEach(map::put);
    return map;
  }
}
