package io.pipewright.generator.start;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineExecutionRequest;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineExecutionResponse;
import software.amazon.awssdk.services.codepipeline.model.ListPipelineExecutionsRequest;
import software.amazon.awssdk.services.codepipeline.model.ListPipelineExecutionsResponse;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionSummary;
import software.amazon.awssdk.services.codepipeline.model.PipelineNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.ResolvedPipelineVariable;
import software.amazon.awssdk.services.codepipeline.model.SourceRevision;
import software.amazon.awssdk.services.codepipeline.model.StartPipelineExecutionRequest;
import software.amazon.awssdk.services.codepipeline.model.StartPipelineExecutionResponse;

/** CodePipeline whose history goes by: each question gives the next one, the last one stays. */
final class RecordedCodePipeline implements CodePipelineClient {
  final List<StartPipelineExecutionRequest> starts = new ArrayList<>();
  final Map<String, Map<String, String>> variables = new HashMap<>();
  boolean isThere = true;
  private final Deque<List<PipelineExecutionSummary>> histories = new ArrayDeque<>();

  RecordedCodePipeline then(PipelineExecutionSummary... history) {
    histories.add(List.of(history));
    return this;
  }

  static PipelineExecutionSummary execution(String id, String trigger, String version) {
    PipelineExecutionSummary.Builder execution =
        PipelineExecutionSummary.builder()
            .pipelineExecutionId(id)
            .status("InProgress")
            .startTime(Instant.ofEpochSecond(Long.parseLong(id)))
            .trigger(t -> t.triggerType(trigger));
    if (!version.isEmpty()) {
      execution.sourceRevisions(
          SourceRevision.builder().actionName("Source").revisionId(version).build());
    }
    return execution.build();
  }

  @Override
  public ListPipelineExecutionsResponse listPipelineExecutions(
      ListPipelineExecutionsRequest request) {
    if (!isThere) {
      throw PipelineNotFoundException.builder().message("no " + request.pipelineName()).build();
    }
    List<PipelineExecutionSummary> now =
        histories.size() > 1 ? histories.remove() : histories.element();
    return ListPipelineExecutionsResponse.builder().pipelineExecutionSummaries(now).build();
  }

  @Override
  public GetPipelineExecutionResponse getPipelineExecution(GetPipelineExecutionRequest request) {
    Map<String, String> values = variables.get(request.pipelineExecutionId());
    if (values == null) {
      throw PipelineExecutionNotFoundException.builder().message("no such execution").build();
    }
    List<ResolvedPipelineVariable> resolved =
        values.entrySet().stream().map(RecordedCodePipeline::resolved).toList();
    return GetPipelineExecutionResponse.builder()
        .pipelineExecution(execution -> execution.variables(resolved))
        .build();
  }

  private static ResolvedPipelineVariable resolved(Map.Entry<String, String> value) {
    return ResolvedPipelineVariable.builder()
        .name(value.getKey())
        .resolvedValue(value.getValue())
        .build();
  }

  @Override
  public StartPipelineExecutionResponse startPipelineExecution(
      StartPipelineExecutionRequest request) {
    starts.add(request);
    return StartPipelineExecutionResponse.builder().pipelineExecutionId("started").build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
