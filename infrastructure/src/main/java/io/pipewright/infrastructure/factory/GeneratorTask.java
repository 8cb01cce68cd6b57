package io.pipewright.infrastructure.factory;

import io.pipewright.infrastructure.policy.Arns;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.RepositoryEncryption;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.CfnCluster;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LogDrivers;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/** The generator: its cluster, its image's repository and its task definition. */
final class GeneratorTask extends Construct {
  static final String CLUSTER = "pipewright";
  static final String FAMILY = "pipewright-generator";

  /** The webhook overrides the environment of the container of this name. */
  private static final String CONTAINER = "generator";

  /** A cold JVM and Node want a whole CPU; both fit into 2 GiB. */
  private static final int CPU_UNITS = 1024;

  private static final int MEMORY_MIB = 2048;

  private final CfnCluster cluster;
  private final FargateTaskDefinition task;

  GeneratorTask(Construct scope, String id, SourceBucket bucket, TeamKeys keys, String imageTag) {
    super(scope, id);
    // Drawn bare: the CDK's own cluster comes with a network.
    cluster =
        CfnCluster.Builder.create(this, "Cluster")
            .clusterName(CLUSTER)
            .clusterSettings(
                List.of(
                    CfnCluster.ClusterSettingsProperty.builder()
                        .name("containerInsights")
                        .value("enabled")
                        .build()))
            .build();
    Repository repository = repository(keys);
    task =
        FargateTaskDefinition.Builder.create(this, "Task")
            .family(FAMILY)
            .cpu(CPU_UNITS)
            .memoryLimitMiB(MEMORY_MIB)
            .build();
    task.addContainer(
        CONTAINER,
        ContainerDefinitionOptions.builder()
            .containerName(CONTAINER)
            .image(ContainerImage.fromEcrRepository(repository, imageTag))
            .environment(Map.of("PIPEWRIGHT_FACTORY", bucket.factoryUrl()))
            .logging(
                LogDrivers.awsLogs(
                    AwsLogDriverProps.builder()
                        .streamPrefix(CONTAINER)
                        .logGroup(logGroup())
                        .build()))
            .build());
    new GeneratorPolicy(new Arns(Stack.of(this)))
        .statements(bucket, keys)
        .forEach(task::addToTaskRolePolicy);
    CfnOutput.Builder.create(this, "Image")
        .description("factory.image in factory.yaml")
        .value(repository.repositoryUriForTag(imageTag))
        .build();
  }

  String clusterArn() {
    return cluster.getAttrArn();
  }

  /** The roles that ECS gives to the task; RunTask passes both. */
  List<String> roleArns() {
    return List.of(task.getTaskRole().getRoleArn(), task.obtainExecutionRole().getRoleArn());
  }

  private ILogGroup logGroup() {
    return new FactoryLog(this, "Log", "/pipewright/generator").group();
  }

  private Repository repository(TeamKeys keys) {
    return Repository.Builder.create(this, "Repository")
        .repositoryName("pipewright")
        .imageTagMutability(TagMutability.IMMUTABLE)
        .imageScanOnPush(true)
        .encryption(RepositoryEncryption.KMS)
        .encryptionKey(keys.factory())
        .removalPolicy(RemovalPolicy.RETAIN)
        .build();
  }
}
