package io.pipewright.webhook.launch;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.organisation.FactorySettings;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Starts the generator as a Fargate task. */
public final class EcsLauncher implements Launcher {
  /** The container of the task definition that gets the request. */
  private static final String CONTAINER = "generator";

  private final EcsTasks tasks;
  private final FactorySettings factory;

  /** A launcher of the organisation's own task definition. */
  public EcsLauncher(EcsClient ecs, FactorySettings factory) {
    this.tasks = new EcsTasks(ecs, factory);
    this.factory = factory;
  }

  @Override
  public Launch launch(GenerationRequest request, String team, int attempt) {
    return tasks.run(
        new EcsTasks.Order(
            factory.taskDefinition(),
            CONTAINER,
            "the generator",
            ClientToken.of("generate", request.repository(), request.commit(), attempt),
            request.toEnvironment(),
            TaskTags.of(request.repository(), request.commit(), team)));
  }
}
