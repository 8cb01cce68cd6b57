package io.pipewright.generator.start;

import io.pipewright.generator.surroundings.AwsCall;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionSummary;
import software.amazon.awssdk.services.codepipeline.model.PipelineNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.ResolvedPipelineVariable;

/** What CodePipeline tells of the executions of the last twelve months. */
final class ExecutionHistory {
  private final CodePipelineClient codePipeline;

  ExecutionHistory(CodePipelineClient codePipeline) {
    this.codePipeline = codePipeline;
  }

  /** All executions, the last started first; none if there is no such pipeline. */
  List<PipelineExecutionSummary> newestFirst(String pipeline) {
    try {
      return AwsCall.of(
          "list the executions of " + pipeline,
          () ->
              codePipeline
                  .listPipelineExecutionsPaginator(request -> request.pipelineName(pipeline))
                  .pipelineExecutionSummaries()
                  .stream()
                  .sorted(Comparator.comparing(PipelineExecutionSummary::startTime).reversed())
                  .toList());
    } catch (PipelineNotFoundException e) {
      return List.of();
    }
  }

  /** The values that an execution ran with, by name; empty if it is no longer there. */
  Optional<Map<String, String>> variables(String pipeline, String execution) {
    try {
      return Optional.of(
          AwsCall.of(
              "read the variables of execution " + execution + " of " + pipeline,
              () ->
                  codePipeline
                      .getPipelineExecution(
                          request -> request.pipelineName(pipeline).pipelineExecutionId(execution))
                      .pipelineExecution()
                      .variables()
                      .stream()
                      .collect(
                          Collectors.toUnmodifiableMap(
                              ResolvedPipelineVariable::name,
                              ResolvedPipelineVariable::resolvedValue))));
    } catch (PipelineNotFoundException | PipelineExecutionNotFoundException e) {
      return Optional.empty();
    }
  }
}
