package io.pipewright.webhook.launch;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/** Keeps the last request, and answers as it is told. */
final class FakeEcs implements EcsClient {
  static final RunTaskResponse STARTED =
      RunTaskResponse.builder()
          .tasks(List.of(Task.builder().taskArn("arn:aws:ecs:task/1").build()))
          .build();

  Supplier<RunTaskResponse> answer = () -> STARTED;
  RunTaskRequest last = RunTaskRequest.builder().build();

  @Override
  public RunTaskResponse runTask(RunTaskRequest request) {
    last = request;
    return answer.get();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
