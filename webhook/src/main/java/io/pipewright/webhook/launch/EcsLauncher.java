package io.pipewright.webhook.launch;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.organisation.FactorySettings;
import io.pipewright.receive.failure.UnavailableException;
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

/** Starts the generator as a Fargate task. */
public final class EcsLauncher implements Launcher {
  /** The container of the task definition that gets the request. */
  private static final String CONTAINER = "generator";

  private static final String STARTED_BY = "pipewright-webhook";

  private final EcsClient ecs;
  private final FactorySettings factory;

  /** A launcher of the organisation's own task definition. */
  public EcsLauncher(EcsClient ecs, FactorySettings factory) {
    this.ecs = ecs;
    this.factory = factory;
  }

  @Override
  public Launch launch(GenerationRequest request, String team) {
    RunTaskResponse response;
    try {
      response = ecs.runTask(runTask(request, team));
    } catch (ConflictException e) {
      // The token is known with other values: another delivery of this commit came first.
      return new Launch(String.join(", ", e.resourceIds()), true);
    } catch (SdkException e) {
      throw new UnavailableException("ECS did not start the generator: " + e.getMessage(), e);
    }
    // RunTask answers 200 when it placed nothing; the reasons are in the body only.
    if (!response.failures().isEmpty() || response.tasks().isEmpty()) {
      throw new UnavailableException(
          "ECS did not start the generator: " + reasons(response.failures()));
    }
    return new Launch(response.tasks().get(0).taskArn(), false);
  }

  private RunTaskRequest runTask(GenerationRequest request, String team) {
    RunTaskRequest.Builder task =
        RunTaskRequest.builder()
            .cluster(factory.cluster())
            .taskDefinition(factory.taskDefinition())
            .launchType(LaunchType.FARGATE)
            .count(1)
            .clientToken(ClientToken.of(request.repository(), request.commit()))
            .startedBy(STARTED_BY)
            .propagateTags(PropagateTags.TASK_DEFINITION)
            .enableECSManagedTags(true)
            .tags(tags(request, team))
            .overrides(overrides(request.toEnvironment()));
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

  private static TaskOverride overrides(Map<String, String> environment) {
    List<KeyValuePair> pairs =
        environment.entrySet().stream()
            .map(e -> KeyValuePair.builder().name(e.getKey()).value(e.getValue()).build())
            .toList();
    return TaskOverride.builder()
        .containerOverrides(
            List.of(ContainerOverride.builder().name(CONTAINER).environment(pairs).build()))
        .build();
  }

  private static List<Tag> tags(GenerationRequest request, String team) {
    return List.of(
        tag("managed-by", "pipewright"),
        tag("team", team),
        // A tag's value cannot hold the ~ of a personal project.
        tag("repository", request.repository().toString().replace('~', '@')),
        tag("commit", request.commit().value()));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private static String reasons(List<Failure> failures) {
    return failures.isEmpty()
        ? "it answered without a task and without a reason"
        : failures.stream().map(EcsLauncher::reason).collect(Collectors.joining("; "));
  }

  private static String reason(Failure failure) {
    return failure.detail() == null
        ? String.valueOf(failure.reason())
        : failure.reason() + " (" + failure.detail() + ")";
  }
}
