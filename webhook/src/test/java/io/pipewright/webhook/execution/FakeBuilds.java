package io.pipewright.webhook.execution;

import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codebuild.model.BatchGetBuildsRequest;
import software.amazon.awssdk.services.codebuild.model.BatchGetBuildsResponse;
import software.amazon.awssdk.services.codebuild.model.Build;
import software.amazon.awssdk.services.codebuild.model.LogsLocation;

/** Builds whose log stream is called after them; {@code silent} has none, {@code lost} is gone. */
final class FakeBuilds implements CodeBuildClient {
  @Override
  public BatchGetBuildsResponse batchGetBuilds(BatchGetBuildsRequest request) {
    return BatchGetBuildsResponse.builder()
        .builds(
            request.ids().stream().filter(id -> !id.equals("lost")).map(FakeBuilds::build).toList())
        .build();
  }

  private static Build build(String id) {
    LogsLocation logs = LogsLocation.builder().groupName("builds").streamName(id).build();
    return Build.builder().id(id).logs(id.equals("silent") ? null : logs).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
