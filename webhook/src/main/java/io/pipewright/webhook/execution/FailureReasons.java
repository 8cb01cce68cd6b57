package io.pipewright.webhook.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionResult;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.ErrorDetails;

/** Why an execution failed, in the words of the gate that stopped it. */
final class FailureReasons {
  private static final String UNKNOWN = "failed without a reason; see its page";

  private final CodePipelineClient pipelines;
  private final BuildLogs logs;

  FailureReasons(CodePipelineClient pipelines, BuildLogs logs) {
    this.pipelines = pipelines;
    this.logs = logs;
  }

  /** For each action whose last attempt failed: its name, a colon and the reason. */
  String find(String pipeline, String executionId) {
    List<ActionExecutionDetail> failed = new ArrayList<>();
    for (ActionExecutionDetail action : lastAttempts(pipeline, executionId)) {
      if (action.status() == ActionExecutionStatus.FAILED) {
        failed.add(0, action);
      }
    }
    return failed.isEmpty()
        ? UNKNOWN
        : failed.stream()
            .map(action -> action.actionName() + ": " + reason(action))
            .collect(Collectors.joining("; "));
  }

  private List<ActionExecutionDetail> lastAttempts(String pipeline, String executionId) {
    Map<String, ActionExecutionDetail> byAction = new LinkedHashMap<>();
    pipelines
        .listActionExecutionsPaginator(
            request ->
                request
                    .pipelineName(pipeline)
                    .filter(filter -> filter.pipelineExecutionId(executionId)))
        .actionExecutionDetails()
        // CodePipeline lists the newest first, so the first of an action is its last attempt.
        .forEach(a -> byAction.putIfAbsent(a.stageName() + "/" + a.actionName(), a));
    return List.copyOf(byAction.values());
  }

  private String reason(ActionExecutionDetail action) {
    ActionExecutionResult result =
        action.output() == null ? null : action.output().executionResult();
    if (result == null) {
      return UNKNOWN;
    }
    return verdict(action, result)
        .or(() -> message(result.errorDetails()))
        .or(() -> text(result.externalExecutionSummary()))
        .orElse(UNKNOWN);
  }

  private Optional<String> verdict(ActionExecutionDetail action, ActionExecutionResult result) {
    boolean build =
        action.input() != null
            && action.input().actionTypeId() != null
            && "CodeBuild".equals(action.input().actionTypeId().provider());
    return build ? text(result.externalExecutionId()).flatMap(logs::verdict) : Optional.empty();
  }

  private static Optional<String> message(@Nullable ErrorDetails details) {
    return details == null ? Optional.empty() : text(details.message());
  }

  private static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }
}
