package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.plan.PlannedJson;

/** A plan as a tree that a test may change as another version of the program would. */
final class PlanTree {
  private final ObjectNode plan;

  private PlanTree(ObjectNode plan) {
    this.plan = plan;
  }

  static PlanTree of(String manifest) {
    return new PlanTree(PlannedJson.of(manifest));
  }

  ObjectNode plan() {
    return plan;
  }

  ArrayNode stages() {
    return (ArrayNode) plan.path("stages");
  }

  ObjectNode stage(String name) {
    return named(stages(), name);
  }

  ObjectNode action(String stage, String action) {
    return named(stage(stage).path("actions"), action);
  }

  ObjectNode project(String stage, String action) {
    return (ObjectNode) action(stage, action).path("project");
  }

  PlanTree withoutStage(String name) {
    return without(stages(), name);
  }

  PlanTree withoutAction(String stage, String action) {
    return without((ArrayNode) stage(stage).path("actions"), action);
  }

  private PlanTree without(ArrayNode items, String name) {
    for (int index = 0; index < items.size(); index++) {
      if (items.path(index).path("name").asText().equals(name)) {
        items.remove(index);
        return this;
      }
    }
    throw new AssertionError("there is no " + name);
  }

  private static ObjectNode named(JsonNode items, String name) {
    for (JsonNode item : items) {
      if (item.path("name").asText().equals(name)) {
        return (ObjectNode) item;
      }
    }
    throw new AssertionError("there is no " + name);
  }
}
