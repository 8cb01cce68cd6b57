package io.pipewright.cli.demo;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;

/** Follows one execution over the CodePipeline API, and tells of each change of an action once. */
final class ExecutionWatcher {
  private final CodePipelineClient client;
  private final Pause pause;

  ExecutionWatcher(CodePipelineClient client, Pause pause) {
    this.client = client;
    this.pause = pause;
  }

  /** Told of changes, in order. */
  interface Listener {
    /** An action has a new status. */
    void changed(ActionExecutionDetail action);
  }

  /** Watches until the execution has ended, and gives its final status. */
  PipelineExecutionStatus watch(String pipeline, String execution, Listener listener) {
    Map<String, ActionExecutionStatus> seen = new HashMap<>();
    while (true) {
      // The status is read first: what the actions say afterwards is then at least as new.
      PipelineExecutionStatus status = status(pipeline, execution);
      for (ActionExecutionDetail action : actions(pipeline, execution)) {
        if (seen.put(action.actionExecutionId(), action.status()) != action.status()) {
          listener.changed(action);
        }
      }
      if (status != PipelineExecutionStatus.IN_PROGRESS
          && status != PipelineExecutionStatus.STOPPING) {
        return status;
      }
      pause.once();
    }
  }

  private PipelineExecutionStatus status(String pipeline, String execution) {
    return client
        .getPipelineExecution(get -> get.pipelineName(pipeline).pipelineExecutionId(execution))
        .pipelineExecution()
        .status();
  }

  private List<ActionExecutionDetail> actions(String pipeline, String execution) {
    return client
        .listActionExecutionsPaginator(
            list ->
                list.pipelineName(pipeline).filter(filter -> filter.pipelineExecutionId(execution)))
        .actionExecutionDetails()
        .stream()
        .sorted(Comparator.comparing(ActionExecutionDetail::startTime))
        .toList();
  }
}
