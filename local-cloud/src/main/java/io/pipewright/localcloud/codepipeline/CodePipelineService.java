package io.pipewright.localcloud.codepipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.codepipeline.Execution.Trigger;
import io.pipewright.localcloud.identity.Authorizer;
import io.pipewright.localcloud.identity.Caller;
import io.pipewright.localcloud.process.AwsJson;
import io.pipewright.localcloud.server.JsonService;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The CodePipeline API, as far as it goes here. Lists come in one page. */
public final class CodePipelineService implements JsonService {
  private final Pipelines pipelines;
  private final PipelineLookup lookup;
  private final Approvals approvals;
  private final StateJson states;
  private final ExecutionJson executions;

  /**
   * Serves these.
   *
   * @param authorizer judges approvals
   */
  public CodePipelineService(Pipelines pipelines, Authorizer authorizer, Clock clock) {
    this.pipelines = pipelines;
    this.lookup = new PipelineLookup(pipelines);
    this.approvals = new Approvals(pipelines, authorizer, clock);
    this.states = new StateJson(pipelines.settings());
    this.executions = new ExecutionJson(pipelines.settings());
  }

  @Override
  public String targetPrefix() {
    return "CodePipeline_20150709";
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.ofEntries(
        Map.entry("GetPipeline", (caller, input) -> getPipeline(input)),
        Map.entry("ListPipelines", (caller, input) -> listPipelines()),
        Map.entry("GetPipelineState", (caller, input) -> states.state(named(input, "name"))),
        Map.entry("GetPipelineExecution", (caller, input) -> getExecution(input)),
        Map.entry("ListPipelineExecutions", (caller, input) -> listExecutions(input)),
        Map.entry("ListActionExecutions", (caller, input) -> listActions(input)),
        Map.entry("StartPipelineExecution", this::start),
        Map.entry("StopPipelineExecution", (caller, input) -> stop(input)),
        Map.entry("RetryStageExecution", (caller, input) -> retry(input)),
        Map.entry("PutApprovalResult", approvals::put),
        Map.entry("ListTagsForResource", (caller, input) -> listTags(input)));
  }

  private Pipeline named(ObjectNode input, String key) {
    return lookup.pipeline(input.path(key).asText());
  }

  private ObjectNode getPipeline(ObjectNode input) {
    Pipeline pipeline = named(input, "name");
    ObjectNode answer = AwsJson.object();
    answer.set("pipeline", StructureJson.pipeline(pipeline));
    answer
        .putObject("metadata")
        .put("pipelineArn", pipelines.settings().arn(pipeline.definition().name()))
        .put("created", AwsJson.time(pipeline.created()))
        .put("updated", AwsJson.time(pipeline.updated()));
    return answer;
  }

  private ObjectNode listPipelines() {
    ObjectNode answer = AwsJson.object();
    ArrayNode list = answer.putArray("pipelines");
    for (Pipeline pipeline : pipelines.all()) {
      list.addObject()
          .put("name", pipeline.definition().name())
          .put("version", pipeline.version())
          .put("pipelineType", "V2")
          .put("executionMode", pipeline.definition().mode().name())
          .put("created", AwsJson.time(pipeline.created()))
          .put("updated", AwsJson.time(pipeline.updated()));
    }
    return answer;
  }

  private ObjectNode getExecution(ObjectNode input) {
    Execution execution =
        lookup.execution(named(input, "pipelineName"), input.path("pipelineExecutionId").asText());
    ObjectNode answer = AwsJson.object();
    answer.set("pipelineExecution", executions.execution(execution));
    return answer;
  }

  private ObjectNode listExecutions(ObjectNode input) {
    int most = input.path("maxResults").asInt(100);
    ObjectNode answer = AwsJson.object();
    ArrayNode list = answer.putArray("pipelineExecutionSummaries");
    named(input, "pipelineName").executions().stream()
        .limit(most)
        .forEach(execution -> list.add(executions.summary(execution)));
    return answer;
  }

  private ObjectNode listActions(ObjectNode input) {
    Pipeline pipeline = named(input, "pipelineName");
    Optional<String> only =
        Optional.ofNullable(input.path("filter").path("pipelineExecutionId").asText(null));
    only.ifPresent(id -> lookup.execution(pipeline, id));
    int most = input.path("maxResults").asInt(Integer.MAX_VALUE);
    ObjectNode answer = AwsJson.object();
    ArrayNode list = answer.putArray("actionExecutionDetails");
    for (Execution execution : pipeline.executions()) {
      if (only.filter(id -> !id.equals(execution.id())).isEmpty()) {
        List<ActionRun> oldestFirst = execution.actions();
        for (int i = oldestFirst.size() - 1; i >= 0 && list.size() < most; i--) {
          list.add(executions.action(execution, oldestFirst.get(i)));
        }
      }
    }
    return answer;
  }

  private ObjectNode start(Caller caller, ObjectNode input) {
    Pipeline pipeline = named(input, "name");
    String token = input.path("clientRequestToken").asText();
    synchronized (pipeline) {
      Execution execution =
          pipeline
              .byToken(token)
              .orElseGet(
                  () ->
                      pipelines.start(
                          pipeline,
                          new Trigger("StartPipelineExecution", caller.arn()),
                          sourceVersions(pipeline.definition(), input.path("sourceRevisions")),
                          PipelineVariables.given(
                              pipeline.definition().variables(), input.path("variables"))));
      if (!token.isEmpty()) {
        pipeline.token(token, execution);
      }
      return AwsJson.object().put("pipelineExecutionId", execution.id());
    }
  }

  private static Map<String, String> sourceVersions(PipelineDefinition pipeline, JsonNode list) {
    Map<String, String> versions = new HashMap<>();
    for (JsonNode revision : list) {
      String action = revision.path("actionName").asText();
      String type = revision.path("revisionType").asText();
      if (!type.equals("S3_OBJECT_VERSION_ID")) {
        throw PipelineLookup.error(
            "ValidationException",
            "revisionType is " + type + ", allowed here is S3_OBJECT_VERSION_ID");
      }
      PipelineLookup.action(pipeline, pipeline.stages().get(0).name(), action);
      versions.put(action, revision.path("revisionValue").asText());
    }
    return versions;
  }

  private ObjectNode stop(ObjectNode input) {
    Pipeline pipeline = named(input, "pipelineName");
    Execution execution = lookup.execution(pipeline, input.path("pipelineExecutionId").asText());
    if (execution.status() != Execution.Status.InProgress
        && execution.status() != Execution.Status.Stopping) {
      throw PipelineLookup.error(
          "PipelineExecutionNotStoppableException",
          "The execution is " + execution.status() + " and cannot be stopped");
    }
    pipelines.stop(
        pipeline,
        execution,
        input.path("abandon").asBoolean(false),
        input.path("reason").asText("Stopped"));
    return AwsJson.object().put("pipelineExecutionId", execution.id());
  }

  private ObjectNode retry(ObjectNode input) {
    Pipeline pipeline = named(input, "pipelineName");
    Execution execution = lookup.execution(pipeline, input.path("pipelineExecutionId").asText());
    String mode = input.path("retryMode").asText();
    if (!mode.equals("FAILED_ACTIONS") && !mode.equals("ALL_ACTIONS")) {
      throw PipelineLookup.error("ValidationException", "retryMode is '" + mode + "'");
    }
    pipelines.retry(
        pipeline, execution, input.path("stageName").asText(), mode.equals("FAILED_ACTIONS"));
    return AwsJson.object().put("pipelineExecutionId", execution.id());
  }

  private ObjectNode listTags(ObjectNode input) {
    String arn = input.path("resourceArn").asText();
    Pipeline pipeline =
        pipelines.all().stream()
            .filter(one -> pipelines.settings().arn(one.definition().name()).equals(arn))
            .findFirst()
            .orElseThrow(
                () -> PipelineLookup.error("ResourceNotFoundException", "There is no " + arn));
    ObjectNode answer = AwsJson.object();
    ArrayNode tags = answer.putArray("tags");
    pipeline.definition().tags().forEach((k, v) -> tags.addObject().put("key", k).put("value", v));
    return answer;
  }
}
