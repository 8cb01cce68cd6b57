package io.pipewright.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipewright.localcloud.codebuild.PathMappings;
import io.pipewright.localcloud.ecs.TaskDefinition;
import io.pipewright.localcloud.identity.AccessKey;
import io.pipewright.localcloud.logs.LogLine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codebuild.model.ResourceNotFoundException;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.EcsException;

/** The executing services as a local cloud has them. */
class CloudExecutionTest {
  @TempDir Path directory;
  private LocalCloud cloud;

  @BeforeEach
  void open() {
    cloud =
        new LocalCloud(
            new LocalCloudSettings("111122223333", "eu-west-1", directory, Clock.systemUTC()));
    TaskDefinition task =
        new TaskDefinition(
            "generator",
            "generator",
            List.of("touch", directory + "/ran"),
            "arn:aws:iam::111122223333:role/missing",
            Map.of());
    TaskDefinition printing =
        new TaskDefinition(
            "printer", "printer", List.of("env"), "arn:aws:iam::111122223333:role/there", Map.of());
    CloudExecution.install(
        cloud,
        new CloudExecutionSettings(
            Map.of("PATH", "/usr/bin:/bin"),
            Map.of(),
            new PathMappings(Map.of()),
            1,
            "factory",
            List.of(task, printing),
            1,
            event -> {}));
    cloud.start();
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  private <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
    AccessKey key = cloud.rootCredentials();
    return builder
        .endpointOverride(cloud.endpoint().uri())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
        .build();
  }

  @Test
  void itsServicesAnswer() {
    try (CodePipelineClient pipelines = client(CodePipelineClient.builder());
        CodeBuildClient builds = client(CodeBuildClient.builder())) {
      assertThat(pipelines.listPipelines().pipelines()).isEmpty();
      assertThatExceptionOfType(ResourceNotFoundException.class)
          .isThrownBy(() -> builds.startBuild(s -> s.projectName("nowhere")));
    }
  }

  @Test
  void aTaskWhoseRoleIsMissingDoesNotStart() {
    try (EcsClient ecs = client(EcsClient.builder())) {
      assertThatExceptionOfType(EcsException.class)
          .isThrownBy(() -> ecs.runTask(r -> r.cluster("factory").taskDefinition("generator")))
          .withMessageContaining("There is no role arn:aws:iam::111122223333:role/missing");
      assertThat(ecs.listTasks(l -> l.cluster("factory")).taskArns()).isEmpty();
    }
    assertThat(directory.resolve("ran")).doesNotExist();
  }

  @Test
  void aTaskIsSentToQueuesAndTables() {
    String template =
        """
        { "Resources": { "There": { "Type": "AWS::IAM::Role", "Properties": { "RoleName": "there",
          "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [
            { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": "ecs-tasks.amazonaws.com" } } ] } } } } }
        """;
    try (CloudFormationClient stacks = client(CloudFormationClient.builder());
        EcsClient ecs = client(EcsClient.builder())) {
      stacks.createChangeSet(
          it ->
              it.stackName("s")
                  .changeSetName("c")
                  .changeSetType(ChangeSetType.CREATE)
                  .capabilities(Capability.CAPABILITY_NAMED_IAM)
                  .templateBody(template));
      stacks.executeChangeSet(it -> it.stackName("s").changeSetName("c"));
      stacks.waiter().waitUntilStackCreateComplete(it -> it.stackName("s"));
      String task =
          ecs.runTask(r -> r.cluster("factory").taskDefinition("printer")).tasks().get(0).taskArn();
      ecs.waiter().waitUntilTasksStopped(it -> it.cluster("factory").tasks(task));
      String id = task.substring(task.lastIndexOf('/') + 1);
      assertThat(cloud.logs().lines("/ecs/printer", "task/printer/" + id).orElseThrow())
          .extracting(LogLine::message)
          .contains(
              "AWS_ENDPOINT_URL_SQS=" + cloud.queues().uri(),
              "AWS_ENDPOINT_URL_DYNAMODB=" + cloud.tables().uri());
    }
  }
}
