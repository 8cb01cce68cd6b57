package io.pipewright.localcloud.codepipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** The template of the tests, with variables, and with conditions on its stages. */
final class EntryTemplate {
  private final JsonNode template;
  private final ObjectNode properties;

  EntryTemplate() throws IOException {
    template = PipelineHost.template();
    properties = (ObjectNode) template.at("/Resources/Pipeline/Properties");
  }

  JsonNode json() {
    return template;
  }

  ObjectNode properties() {
    return properties;
  }

  ObjectNode stage(String name) {
    for (JsonNode stage : properties.path("Stages")) {
      if (stage.path("Name").asText().equals(name)) {
        return (ObjectNode) stage;
      }
    }
    throw new AssertionError("no stage " + name);
  }

  /** Leaves a stage out. */
  EntryTemplate without(String stage) {
    ArrayNode stages = (ArrayNode) properties.path("Stages");
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).path("Name").asText().equals(stage)) {
        stages.remove(i);
        return this;
      }
    }
    throw new AssertionError("no stage " + stage);
  }

  ObjectNode variable(String name) {
    return properties.withArray("Variables").addObject().put("Name", name);
  }

  EntryTemplate variable(String name, String defaultValue) {
    variable(name).put("DefaultValue", defaultValue);
    return this;
  }

  /** Adds a rule to the condition of a stage, and the condition if it has none. */
  EntryTemplate rule(String stage, String name, String variable, String operator, String value) {
    ArrayNode conditions = stage(stage).withObject("/BeforeEntry").withArray("Conditions");
    ObjectNode condition =
        conditions.isEmpty()
            ? conditions.addObject().put("Result", "SKIP")
            : (ObjectNode) conditions.get(0);
    ObjectNode rule = condition.withArray("Rules").addObject().put("Name", name);
    rule.putObject("RuleTypeId")
        .put("Category", "Rule")
        .put("Owner", "AWS")
        .put("Provider", "VariableCheck")
        .put("Version", "1");
    rule.putObject("Configuration")
        .put("Variable", variable)
        .put("Value", value)
        .put("Operator", operator);
    return this;
  }
}
