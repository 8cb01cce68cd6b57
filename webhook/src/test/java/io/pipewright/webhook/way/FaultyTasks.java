package io.pipewright.webhook.way;

import io.pipewright.localcloud.faults.Fault;
import io.pipewright.localcloud.faults.FaultProxy;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;

/** An ECS that answers over the wire with a fault while it is told to, and then records. */
final class FaultyTasks implements EcsClient {
  private final RecordedTasks tasks;
  private final FaultProxy proxy = FaultProxy.before(URI.create("http://127.0.0.1:1"));
  private final EcsClient wire =
      EcsClient.builder()
          .endpointOverride(proxy.uri())
          .region(Region.EU_WEST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "none")))
          .build();
  private int left;

  FaultyTasks(RecordedTasks tasks) {
    this.tasks = tasks;
  }

  /** The next so many launches meet a fault. */
  void next(int launches, Fault fault) {
    left = launches;
    proxy.next(FaultProxy.ALWAYS, call -> true, fault);
  }

  void clear() {
    left = 0;
    proxy.clear();
  }

  @Override
  public RunTaskResponse runTask(RunTaskRequest request) {
    if (left > 0) {
      left--;
      return wire.runTask(request);
    }
    return tasks.runTask(request);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    wire.close();
    proxy.close();
  }
}
