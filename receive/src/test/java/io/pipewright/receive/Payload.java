package io.pipewright.receive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Payloads as Bitbucket sends them, to be changed as a test needs. */
public final class Payload {
  public static final String MERGED = "datacenter/pr-merged";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Payload() {}

  /** One of the resources. */
  public static byte[] of(String name) {
    return of(name, root -> {});
  }

  /** One of the resources, changed. */
  public static byte[] of(String name, Consumer<ObjectNode> change) {
    ObjectNode root = tree(name);
    change.accept(root);
    return bytes(root);
  }

  /** The same with the fields of every object in the other order. */
  public static byte[] reversed(String name) {
    return bytes(reversed(tree(name)));
  }

  public static ObjectNode tree(String name) {
    try (InputStream in = Payload.class.getResourceAsStream("/deliveries/" + name + ".json")) {
      return (ObjectNode) MAPPER.readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytes(JsonNode root) {
    try {
      return MAPPER.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode reversed(JsonNode node) {
    if (node instanceof ArrayNode array) {
      ArrayNode same = array.arrayNode();
      array.forEach(element -> same.add(reversed(element)));
      return same;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    Collections.reverse(names);
    ObjectNode reversed = object.objectNode();
    names.forEach(name -> reversed.set(name, reversed(object.get(name))));
    return reversed;
  }
}
