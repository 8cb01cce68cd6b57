package io.pipewright.webhook.launch;

import io.pipewright.organisation.FactorySettings;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.webhook.launch.Launcher.Launch;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskOverride;

/** Starts Fargate tasks of the factory, each once. */
final class EcsTasks {
  private static final String STARTED_BY = "pipewright-webhook";

  private final EcsClient ecs;
  private final FactorySettings factory;

  EcsTasks(EcsClient ecs, FactorySettings factory) {
    this.ecs = ecs;
    this.factory = factory;
  }

  /**
   * What to start.
   *
   * @param definition family or ARN of the task definition
   * @param container the container that gets the environment
   * @param name what it is, for messages: "the generator"
   * @param token two calls with the same token start one task
   */
  record Order(
      String definition,
      String container,
      String name,
      String token,
      Map<String, String> environment,
      Map<String, String> tags) {}

  /**
   * Starts a task.
   *
   * @throws UnavailableException if none could be started
   */
  Launch run(Order order) {
    RunTaskResponse response;
    try {
      response = ecs.runTask(runTask(order));
    } catch (ConflictException e) {
      // The token is known with other values: another delivery of this commit came first.
      return new Launch(String.join(", ", e.resourceIds()), true);
    } catch (SdkException e) {
      throw new UnavailableException(
          "ECS did not start " + order.name() + ": " + e.getMessage(), e);
    }
    // RunTask answers 200 when it placed nothing; the reasons are in the body only.
    if (!response.failures().isEmpty() || response.tasks().isEmpty()) {
      throw new UnavailableException(
          "ECS did not start " + order.name() + ": " + reasons(response.failures()));
    }
    return new Launch(response.tasks().get(0).taskArn(), false);
  }

  private RunTaskRequest runTask(Order order) {
    RunTaskRequest.Builder task =
        RunTaskRequest.builder()
            .cluster(factory.cluster())
            .taskDefinition(order.definition())
            .launchType(LaunchType.FARGATE)
            .count(1)
            .clientToken(order.token())
            .startedBy(STARTED_BY)
            .propagateTags(PropagateTags.TASK_DEFINITION)
            .enableECSManagedTags(true)
            .tags(tags(order.tags()))
            .overrides(overrides(order));
    if (!factory.subnets().isEmpty()) {
      task.networkConfiguration(network());
    }
    return task.build();
  }

  private NetworkConfiguration network() {
    return NetworkConfiguration.builder()
        .awsvpcConfiguration(
            vpc ->
                vpc.subnets(factory.subnets())
                    .securityGroups(factory.securityGroups())
                    .assignPublicIp(AssignPublicIp.DISABLED))
        .build();
  }

  private static TaskOverride overrides(Order order) {
    List<KeyValuePair> pairs =
        order.environment().entrySet().stream()
            .map(e -> KeyValuePair.builder().name(e.getKey()).value(e.getValue()).build())
            .toList();
    return TaskOverride.builder()
        .containerOverrides(
            List.of(ContainerOverride.builder().name(order.container()).environment(pairs).build()))
        .build();
  }

  private static List<Tag> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  private static String reasons(List<Failure> failures) {
    return failures.isEmpty()
        ? "it answered without a task and without a reason"
        : failures.stream().map(EcsTasks::reason).collect(Collectors.joining("; "));
  }

  private static String reason(Failure failure) {
    return failure.detail() == null
        ? String.valueOf(failure.reason())
        : failure.reason() + " (" + failure.detail() + ")";
  }
}
