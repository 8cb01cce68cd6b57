package io.pipewright.webhook.way;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/** An ECS that keeps what it would run, in order; one task for one token, as ECS does it. */
final class CountedTasks implements EcsClient {
  private final Set<String> tokens = new HashSet<>();
  private final List<Started> started = new ArrayList<>();

  /** A task that was started. */
  record Started(String repository, String commit) {}

  synchronized List<Started> started() {
    return List.copyOf(started);
  }

  @Override
  public synchronized RunTaskResponse runTask(RunTaskRequest request) {
    if (tokens.add(request.clientToken())) {
      started.add(
          new Started(
              variable(request, "PIPEWRIGHT_REPOSITORY"), variable(request, "PIPEWRIGHT_COMMIT")));
    }
    return RunTaskResponse.builder()
        .tasks(Task.builder().taskArn("arn:aws:ecs:task/" + request.clientToken()).build())
        .build();
  }

  private static String variable(RunTaskRequest request, String name) {
    return request.overrides().containerOverrides().get(0).environment().stream()
        .filter(pair -> pair.name().equals(name))
        .map(KeyValuePair::value)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
