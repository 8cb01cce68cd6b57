package io.pipewright.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.pipewright.repository.RepositoryId;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a plan as JSON: the components of each record in their order, an empty optional left out,
 * a member {@code kind} in the cases of a sealed type. The same plan gives the same bytes on every
 * machine.
 */
public final class PlanJson {
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  private PlanJson() {}

  /** The plan as indented JSON, with a final line break. */
  public static String write(PipelinePlan plan) {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(INDENTER);
    printer.indentObjectsWith(INDENTER);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(json(plan)) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The plan as a tree. */
  public static JsonNode json(PipelinePlan plan) {
    return node(plan);
  }

  private static JsonNode node(Object value) {
    if (value instanceof String || value instanceof RepositoryId) {
      return TextNode.valueOf(value.toString());
    }
    if (value instanceof Integer number) {
      return IntNode.valueOf(number);
    }
    if (value instanceof Collection<?> items) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      items.forEach(item -> array.add(node(item)));
      return array;
    }
    if (value instanceof Map<?, ?> members) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      members.forEach((key, member) -> object.set(key.toString(), node(member)));
      return object;
    }
    if (value instanceof Record record) {
      return object(record);
    }
    throw new IllegalArgumentException("a plan cannot hold a " + value.getClass().getSimpleName());
  }

  private static ObjectNode object(Record value) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    if (value instanceof ActionPlan || value instanceof ParameterValue) {
      String name = value.getClass().getSimpleName();
      object.put("kind", name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
    }
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object part = component(value, component);
      if (part instanceof Optional<?> optional) {
        optional.ifPresent(present -> object.set(component.getName(), node(present)));
      } else {
        object.set(component.getName(), node(part));
      }
    }
    return object;
  }

  private static Object component(Record value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component.getName() + " of a plan", e);
    }
  }
}
