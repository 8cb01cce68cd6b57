package io.pipewright.localcloud.codepipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.process.AwsJson;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Executions and their actions as the API shows them. */
final class ExecutionJson {
  private final PipelineSettings settings;

  ExecutionJson(PipelineSettings settings) {
    this.settings = settings;
  }

  ObjectNode execution(Execution execution) {
    ObjectNode json = common(execution);
    json.put("pipelineName", execution.definition().name());
    json.put("pipelineVersion", execution.version());
    json.set("variables", variables(execution));
    ArrayNode revisions = json.putArray("artifactRevisions");
    for (ActionRun run : execution.sources()) {
      run.revision()
          .ifPresent(
              revision ->
                  revisions
                      .addObject()
                      .put("name", run.action().outputs().get(0))
                      .put("revisionId", revision.id())
                      .put("revisionSummary", revision.summary())
                      .put("revisionUrl", revision.url())
                      .put("created", AwsJson.time(revision.created())));
    }
    return json;
  }

  private static ArrayNode variables(Execution execution) {
    ArrayNode list = AwsJson.array();
    for (PipelineDefinition.Variable variable : execution.definition().variables()) {
      Optional.ofNullable(execution.pipelineVariables().get(variable.name()))
          .ifPresent(
              value -> list.addObject().put("name", variable.name()).put("resolvedValue", value));
    }
    return list;
  }

  ObjectNode summary(Execution execution) {
    ObjectNode json = common(execution);
    json.put("startTime", AwsJson.time(execution.start()));
    json.put("lastUpdateTime", AwsJson.time(execution.lastUpdate()));
    ArrayNode revisions = json.putArray("sourceRevisions");
    for (ActionRun run : execution.sources()) {
      run.revision()
          .ifPresent(
              revision ->
                  revisions
                      .addObject()
                      .put("actionName", run.action().name())
                      .put("revisionId", revision.id())
                      .put("revisionSummary", revision.summary())
                      .put("revisionUrl", revision.url()));
    }
    if (execution.status() == Execution.Status.Stopped) {
      json.putObject("stopTrigger").put("reason", execution.statusSummary());
    }
    return json;
  }

  private static ObjectNode common(Execution execution) {
    ObjectNode json = AwsJson.object();
    json.put("pipelineExecutionId", execution.id()).put("status", execution.status().name());
    if (!execution.statusSummary().isEmpty()) {
      json.put("statusSummary", execution.statusSummary());
    }
    json.putObject("trigger")
        .put("triggerType", execution.trigger().type())
        .put("triggerDetail", execution.trigger().detail());
    json.put("executionMode", execution.definition().mode().name());
    json.put("executionType", "STANDARD");
    return json;
  }

  ObjectNode action(Execution execution, ActionRun run) {
    ObjectNode json = AwsJson.object();
    json.put("pipelineExecutionId", run.executionId()).put("actionExecutionId", run.id());
    json.put("pipelineVersion", execution.version());
    json.put("stageName", run.stage()).put("actionName", run.action().name());
    json.put("startTime", AwsJson.time(run.start()));
    json.put("lastUpdateTime", AwsJson.time(run.lastChange()));
    json.put("status", run.status().name());
    if (!run.updatedBy().isEmpty()) {
      json.put("updatedBy", run.updatedBy());
    }
    ObjectNode input = json.putObject("input");
    input.set("actionTypeId", StructureJson.type(run.action().type()));
    input.set("configuration", AwsJson.map(new TreeMap<>(run.action().configuration())));
    input.set("resolvedConfiguration", AwsJson.map(new TreeMap<>(run.configuration())));
    input.put("region", run.action().region().orElse(settings.region()));
    run.action().roleArn().ifPresent(arn -> input.put("roleArn", arn));
    run.action().namespace().ifPresent(name -> input.put("namespace", name));
    input.set("inputArtifacts", artifacts(run.inputs()));
    json.set("output", output(execution, run));
    return json;
  }

  private ObjectNode output(Execution execution, ActionRun run) {
    ObjectNode json = AwsJson.object();
    json.set("outputArtifacts", artifacts(run.outputs()));
    json.set("outputVariables", AwsJson.map(new TreeMap<>(run.variables())));
    ObjectNode result = json.putObject("executionResult");
    run.externalId().ifPresent(id -> result.put("externalExecutionId", id));
    if (!run.summary().isEmpty()) {
      result.put("externalExecutionSummary", run.summary());
    }
    result.put("externalExecutionUrl", settings.consoleUrl(execution));
    run.failure()
        .ifPresent(
            failure ->
                result
                    .putObject("errorDetails")
                    .put("code", failure.code())
                    .put("message", failure.message()));
    return json;
  }

  private static ArrayNode artifacts(Map<String, Artifact> artifacts) {
    ArrayNode list = AwsJson.array();
    artifacts.forEach(
        (name, artifact) ->
            list.addObject()
                .put("name", name)
                .putObject("s3location")
                .put("bucket", artifact.bucket())
                .put("key", artifact.key()));
    return list;
  }
}
