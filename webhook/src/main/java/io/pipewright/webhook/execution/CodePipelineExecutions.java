package io.pipewright.webhook.execution;

import io.pipewright.generation.StoredObject;
import io.pipewright.receive.failure.UnavailableException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionCategory;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineResponse;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecution;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.PipelineNotFoundException;

/** Executions as AWS CodePipeline knows them. */
final class CodePipelineExecutions implements Executions {
  private static final String TAG = "managed-by";
  private static final String TAG_VALUE = "pipewright";

  private static final Map<PipelineExecutionStatus, ExecutionState> STATES =
      Map.of(
          PipelineExecutionStatus.IN_PROGRESS, ExecutionState.RUNNING,
          PipelineExecutionStatus.STOPPING, ExecutionState.RUNNING,
          PipelineExecutionStatus.SUCCEEDED, ExecutionState.SUCCEEDED,
          PipelineExecutionStatus.FAILED, ExecutionState.FAILED,
          PipelineExecutionStatus.STOPPED, ExecutionState.STOPPED,
          PipelineExecutionStatus.CANCELLED, ExecutionState.STOPPED,
          PipelineExecutionStatus.SUPERSEDED, ExecutionState.SUPERSEDED);

  private final CodePipelineClient client;
  private final FailureReasons reasons;

  CodePipelineExecutions(CodePipelineClient client, FailureReasons reasons) {
    this.client = client;
    this.reasons = reasons;
  }

  @Override
  public Optional<Execution> find(String pipeline, String executionId) {
    try {
      GetPipelineResponse found = client.getPipeline(request -> request.name(pipeline));
      if (!isManaged(found.metadata().pipelineArn())) {
        return Optional.empty();
      }
      PipelineExecution execution =
          client
              .getPipelineExecution(
                  request -> request.pipelineName(pipeline).pipelineExecutionId(executionId))
              .pipelineExecution();
      String summary = execution.statusSummary();
      return Optional.of(
          new Execution(
              state(execution.status()),
              summary == null ? "" : summary,
              source(sourceAction(found), execution)));
    } catch (PipelineNotFoundException | PipelineExecutionNotFoundException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new UnavailableException("CodePipeline does not tell about " + pipeline, e);
    }
  }

  @Override
  public String failure(String pipeline, String executionId) {
    try {
      return reasons.find(pipeline, executionId);
    } catch (SdkException e) {
      throw new UnavailableException("the reason of a failure cannot be read", e);
    }
  }

  private boolean isManaged(String pipelineArn) {
    return client
        .listTagsForResourcePaginator(request -> request.resourceArn(pipelineArn))
        .tags()
        .stream()
        .anyMatch(tag -> TAG.equals(tag.key()) && TAG_VALUE.equals(tag.value()));
  }

  private static ExecutionState state(PipelineExecutionStatus status) {
    ExecutionState state = STATES.get(status);
    if (state == null) {
      throw new IllegalStateException("CodePipeline has a new state: " + status);
    }
    return state;
  }

  private static ActionDeclaration sourceAction(GetPipelineResponse found) {
    return found.pipeline().stages().stream()
        .flatMap(stage -> stage.actions().stream())
        .filter(action -> action.actionTypeId().category() == ActionCategory.SOURCE)
        .filter(action -> "S3".equals(action.actionTypeId().provider()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("a pipeline of the factory has no source in S3"));
  }

  private static Optional<StoredObject> source(
      ActionDeclaration action, PipelineExecution execution) {
    String artifact = action.outputArtifacts().get(0).name();
    Map<String, String> configuration = action.configuration();
    return execution.artifactRevisions().stream()
        .filter(revision -> artifact.equals(revision.name()))
        .findFirst()
        .map(
            revision ->
                new StoredObject(
                    configuration.getOrDefault("S3Bucket", ""),
                    configuration.getOrDefault("S3ObjectKey", ""),
                    revision.revisionId()));
  }
}
