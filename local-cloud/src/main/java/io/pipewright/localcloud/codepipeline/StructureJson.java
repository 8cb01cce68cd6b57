package io.pipewright.localcloud.codepipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Action;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.TypeId;
import io.pipewright.localcloud.process.AwsJson;
import java.util.List;
import java.util.TreeMap;

/** A pipeline's structure as {@code GetPipeline} shows it. */
final class StructureJson {
  private StructureJson() {}

  static ObjectNode pipeline(Pipeline pipeline) {
    PipelineDefinition definition = pipeline.definition();
    ObjectNode json = AwsJson.object();
    json.put("name", definition.name()).put("roleArn", definition.roleArn());
    json.put("version", pipeline.version()).put("pipelineType", "V2");
    json.put("executionMode", definition.mode().name());
    ObjectNode store = json.putObject("artifactStore").put("type", "S3");
    store.put("location", definition.artifactStore().bucket());
    definition
        .artifactStore()
        .keyId()
        .ifPresent(id -> store.putObject("encryptionKey").put("id", id).put("type", "KMS"));
    ArrayNode stages = json.putArray("stages");
    for (PipelineDefinition.Stage stage : definition.stages()) {
      ObjectNode one = stages.addObject().put("name", stage.name());
      ArrayNode actions = one.putArray("actions");
      stage.actions().forEach(action -> actions.add(action(action)));
      stage.beforeEntry().ifPresent(entry -> one.set("beforeEntry", beforeEntry(entry)));
    }
    ArrayNode variables = json.putArray("variables");
    definition.variables().forEach(variable -> variables.add(variable(variable)));
    return json;
  }

  private static ObjectNode variable(PipelineDefinition.Variable variable) {
    ObjectNode json = AwsJson.object().put("name", variable.name());
    variable.defaultValue().ifPresent(value -> json.put("defaultValue", value));
    variable.description().ifPresent(value -> json.put("description", value));
    return json;
  }

  private static ObjectNode beforeEntry(PipelineDefinition.BeforeEntry entry) {
    ObjectNode json = AwsJson.object();
    ArrayNode conditions = json.putArray("conditions");
    for (PipelineDefinition.Condition condition : entry.conditions()) {
      ArrayNode rules = conditions.addObject().put("result", condition.result()).putArray("rules");
      for (PipelineDefinition.Rule rule : condition.rules()) {
        ObjectNode one = rules.addObject().put("name", rule.name());
        one.set("ruleTypeId", type(rule.type()));
        one.set("configuration", AwsJson.map(new TreeMap<>(rule.configuration())));
      }
    }
    return json;
  }

  private static ObjectNode action(Action action) {
    ObjectNode json = AwsJson.object();
    json.put("name", action.name()).put("runOrder", action.runOrder());
    json.set("actionTypeId", type(action.type()));
    json.set("configuration", AwsJson.map(new TreeMap<>(action.configuration())));
    json.set("inputArtifacts", names(action.inputs()));
    json.set("outputArtifacts", names(action.outputs()));
    action.namespace().ifPresent(value -> json.put("namespace", value));
    action.region().ifPresent(value -> json.put("region", value));
    action.roleArn().ifPresent(value -> json.put("roleArn", value));
    action.timeoutMinutes().ifPresent(value -> json.put("timeoutInMinutes", value));
    return json;
  }

  static ObjectNode type(TypeId type) {
    return AwsJson.object()
        .put("category", type.category())
        .put("owner", type.owner())
        .put("provider", type.provider())
        .put("version", type.version());
  }

  private static ArrayNode names(List<String> names) {
    ArrayNode list = AwsJson.array();
    names.forEach(name -> list.addObject().put("name", name));
    return list;
  }
}
