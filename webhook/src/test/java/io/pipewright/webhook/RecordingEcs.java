package io.pipewright.webhook;

import io.pipewright.generation.GenerationRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/** Keeps what was to be run. */
final class RecordingEcs implements EcsClient {
  private final List<RunTaskRequest> requests = new CopyOnWriteArrayList<>();

  List<GenerationRequest> requests() {
    return requests.stream().map(RecordingEcs::request).toList();
  }

  Set<String> tokens() {
    return requests.stream()
        .map(RunTaskRequest::clientToken)
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Override
  public RunTaskResponse runTask(RunTaskRequest request) {
    requests.add(request);
    return RunTaskResponse.builder()
        .tasks(List.of(Task.builder().taskArn("arn:aws:ecs:task/1").build()))
        .build();
  }

  private static GenerationRequest request(RunTaskRequest request) {
    return GenerationRequest.fromEnvironment(
        request.overrides().containerOverrides().get(0).environment().stream()
            .collect(Collectors.toMap(KeyValuePair::name, KeyValuePair::value)));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
