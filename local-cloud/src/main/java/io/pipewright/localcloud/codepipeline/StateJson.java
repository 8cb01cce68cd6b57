package io.pipewright.localcloud.codepipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Action;
import io.pipewright.localcloud.codepipeline.PipelineDefinition.Stage;
import io.pipewright.localcloud.process.AwsJson;
import java.util.Optional;

/** Where a pipeline is, as {@code GetPipelineState} shows it. */
final class StateJson {
  private final PipelineSettings settings;

  StateJson(PipelineSettings settings) {
    this.settings = settings;
  }

  ObjectNode state(Pipeline pipeline) {
    PipelineDefinition definition = pipeline.definition();
    ObjectNode json = AwsJson.object();
    json.put("pipelineName", definition.name()).put("pipelineVersion", pipeline.version());
    json.put("created", AwsJson.time(pipeline.created()));
    json.put("updated", AwsJson.time(pipeline.updated()));
    ArrayNode stages = json.putArray("stageStates");
    for (Stage stage : definition.stages()) {
      stages.add(stage(pipeline.latestIn(stage.name()), stage));
    }
    return json;
  }

  private ObjectNode stage(Optional<Execution> latest, Stage stage) {
    ObjectNode json = AwsJson.object().put("stageName", stage.name());
    json.putObject("inboundTransitionState").put("enabled", true);
    ArrayNode actions = json.putArray("actionStates");
    for (Action action : stage.actions()) {
      ObjectNode state = actions.addObject().put("actionName", action.name());
      latest.ifPresent(
          execution ->
              execution
                  .action(stage.name(), action.name())
                  .ifPresent(run -> addRun(state, execution, run)));
    }
    latest.ifPresent(
        execution ->
            json.putObject("latestExecution")
                .put("pipelineExecutionId", execution.id())
                .put("status", execution.stage(stage.name()).orElse("InProgress")));
    latest
        .flatMap(execution -> execution.entryCheck(stage.name()))
        .ifPresent(check -> json.set("beforeEntryConditionState", check.toJson()));
    return json;
  }

  private void addRun(ObjectNode state, Execution execution, ActionRun run) {
    ObjectNode json = state.putObject("latestExecution");
    json.put("actionExecutionId", run.id()).put("status", run.status().name());
    json.put("lastStatusChange", AwsJson.time(run.lastChange()));
    json.put("externalExecutionUrl", settings.consoleUrl(execution));
    if (!run.summary().isEmpty()) {
      json.put("summary", run.summary());
    }
    if (!run.updatedBy().isEmpty()) {
      json.put("lastUpdatedBy", run.updatedBy());
    }
    run.externalId().ifPresent(id -> json.put("externalExecutionId", id));
    run.failure()
        .ifPresent(
            failure ->
                json.putObject("errorDetails")
                    .put("code", failure.code())
                    .put("message", failure.message()));
    if (run.status() == ActionRun.Status.InProgress) {
      run.approval().ifPresent(approval -> json.put("token", approval.token()));
    }
    run.revision()
        .ifPresent(
            revision ->
                state
                    .putObject("currentRevision")
                    .put("revisionId", revision.id())
                    .put("revisionChangeId", revision.id())
                    .put("created", AwsJson.time(revision.created())));
  }
}
