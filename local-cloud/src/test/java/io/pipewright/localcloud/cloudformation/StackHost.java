package io.pipewright.localcloud.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.localcloud.Clients;
import io.pipewright.localcloud.LocalCloud;
import io.pipewright.localcloud.LocalCloudSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.waiters.CloudFormationWaiter;
import software.amazon.awssdk.services.s3.S3Client;

/** Stacks in a cloud of its own, changed by the SDK's client and awaited by its waiters. */
final class StackHost implements AutoCloseable {
  final ProbeType probe = new ProbeType();
  final LocalCloud cloud;
  final CloudFormationClient cloudFormation;
  final CloudFormationWaiter waiter;

  StackHost(Path directory) {
    cloud =
        new LocalCloud(
            new LocalCloudSettings("111111111111", "eu-west-1", directory, Clock.systemUTC()));
    cloud.register(probe);
    cloud.start();
    cloudFormation =
        Clients.client(
            CloudFormationClient.builder(), cloud.endpoint().uri(), cloud.rootCredentials());
    waiter =
        CloudFormationWaiter.builder()
            .client(cloudFormation)
            .overrideConfiguration(
                WaiterOverrideConfiguration.builder()
                    .maxAttempts(200)
                    .backoffStrategyV2(BackoffStrategy.fixedDelay(Duration.ofMillis(20)))
                    .build())
            .build();
  }

  /** A new client of the S3 beside it. */
  S3Client s3() {
    return Clients.client(S3Client.builder(), cloud.storage().uri(), cloud.rootCredentials());
  }

  void deploy(String stack, ChangeSetType type, String template) {
    execute(change(stack, type, template));
    waiter.waitUntilStackCreateComplete(it -> it.stackName(stack));
  }

  /** A change set as soon as it can be executed or has failed. */
  DescribeChangeSetResponse change(String stack, ChangeSetType type, String template) {
    return change(stack, type, template, it -> {});
  }

  DescribeChangeSetResponse change(
      String stack,
      ChangeSetType type,
      String template,
      Consumer<CreateChangeSetRequest.Builder> more) {
    String name = "c" + System.nanoTime();
    CreateChangeSetRequest.Builder request =
        CreateChangeSetRequest.builder()
            .stackName(stack)
            .changeSetName(name)
            .changeSetType(type)
            .templateBody(template);
    more.accept(request);
    String id = cloudFormation.createChangeSet(request.build()).id();
    DescribeChangeSetResponse response =
        cloudFormation.describeChangeSet(it -> it.changeSetName(id));
    while (response.status() == ChangeSetStatus.CREATE_IN_PROGRESS) {
      response = cloudFormation.describeChangeSet(it -> it.changeSetName(id).stackName(stack));
    }
    return response;
  }

  void execute(DescribeChangeSetResponse changeSet) {
    cloudFormation.executeChangeSet(it -> it.changeSetName(changeSet.changeSetId()));
  }

  Stack stack(String name) {
    return cloudFormation.describeStacks(it -> it.stackName(name)).stacks().get(0);
  }

  String stackId(String name) {
    return stack(name).stackId();
  }

  String output(String stack, String key) {
    return stack(stack).outputs().stream()
        .filter(it -> it.outputKey().equals(key))
        .findFirst()
        .orElseThrow()
        .outputValue();
  }

  /** Each with its resource, its status and the reason. */
  List<String> events(String stack) {
    return cloudFormation.describeStackEvents(it -> it.stackName(stack)).stackEvents().stream()
        .map(StackHost::text)
        .toList();
  }

  private static String text(StackEvent event) {
    return event.logicalResourceId()
        + " "
        + event.resourceStatusAsString()
        + " "
        + event.resourceStatusReason();
  }

  void await(String stack, String status) {
    for (int i = 0; i < 500 && !stack(stack).stackStatusAsString().equals(status); i++) {
      Thread.onSpinWait();
    }
    assertThat(stack(stack).stackStatusAsString()).isEqualTo(status);
  }

  static void assertFails(Runnable call, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
  }

  @Override
  public void close() {
    waiter.close();
    cloudFormation.close();
    cloud.close();
  }
}
