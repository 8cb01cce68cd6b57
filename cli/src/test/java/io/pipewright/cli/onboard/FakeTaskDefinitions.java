package io.pipewright.cli.onboard;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** An ECS that knows some task definitions, which the local cloud's does not tell of. */
final class FakeTaskDefinitions implements EcsClient {
  static final List<String> ALL = List.of("pipewright-generator", "pipewright-checkout");
  final Set<String> families = new HashSet<>(ALL);

  @Override
  public DescribeTaskDefinitionResponse describeTaskDefinition(
      DescribeTaskDefinitionRequest request) {
    if (!families.contains(request.taskDefinition())) {
      throw ClientException.builder().message("Unable to describe task definition.").build();
    }
    return DescribeTaskDefinitionResponse.builder()
        .taskDefinition(
            TaskDefinition.builder()
                .taskDefinitionArn(
                    "arn:aws:ecs:eu-west-1:111111111111:task-definition/"
                        + request.taskDefinition()
                        + ":1")
                .build())
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
