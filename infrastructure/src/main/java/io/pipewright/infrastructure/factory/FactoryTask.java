package io.pipewright.infrastructure.factory;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LogDrivers;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/** A Fargate task of the factory: one container of its image, started by the webhook's code. */
final class FactoryTask extends Construct {
  private final Shape shape;
  private final FargateTaskDefinition task;

  /**
   * What differs between the tasks.
   *
   * @param container whose environment is overridden at the start; the task definition is named
   *     {@code pipewright-} and this
   * @param setting of factory.yaml that names the task definition
   * @param cpu in units of 1/1024 CPU
   * @param memory in MiB
   * @param storage of the task's own disk in GiB; empty: the 20 that each task has
   */
  record Shape(String container, String setting, int cpu, int memory, OptionalInt storage) {
    String family() {
      return "pipewright-" + container;
    }
  }

  FactoryTask(
      Construct scope,
      String id,
      Shape shape,
      ContainerImage image,
      Map<String, String> environment,
      List<PolicyStatement> statements) {
    super(scope, id);
    this.shape = shape;
    FargateTaskDefinition.Builder definition =
        FargateTaskDefinition.Builder.create(this, "Task")
            .family(shape.family())
            .cpu(shape.cpu())
            .memoryLimitMiB(shape.memory());
    shape.storage().ifPresent(definition::ephemeralStorageGiB);
    task = definition.build();
    task.addContainer(shape.container(), container(image, environment));
    statements.forEach(task::addToTaskRolePolicy);
    CfnOutput.Builder.create(this, "Family")
        .description(shape.setting() + " in factory.yaml")
        .value(shape.family())
        .build();
  }

  /** All revisions: each deployment makes one. */
  String family() {
    return shape.family();
  }

  /** The roles that ECS gives to the task; RunTask passes both. */
  List<String> roleArns() {
    return List.of(task.getTaskRole().getRoleArn(), task.obtainExecutionRole().getRoleArn());
  }

  private ContainerDefinitionOptions container(
      ContainerImage image, Map<String, String> environment) {
    ILogGroup log = new FactoryLog(this, "Log", "/pipewright/" + shape.container()).group();
    return ContainerDefinitionOptions.builder()
        .containerName(shape.container())
        .image(image)
        // A script of the image's path.
        .command(List.of(shape.family()))
        // Sorted: Map.of would come out in another order in each JVM.
        .environment(new TreeMap<>(environment))
        .logging(
            LogDrivers.awsLogs(
                AwsLogDriverProps.builder().streamPrefix(shape.container()).logGroup(log).build()))
        .build();
  }
}
