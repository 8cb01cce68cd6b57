package io.pipewright.generator.deployment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/**
 * CloudFormation as its statuses go by: each look at the stack gives the next one, the last one
 * stays. It notes the calls that change something.
 */
final class ScriptedCloudFormation implements CloudFormationClient {
  static final String ABSENT = "absent";

  final List<String> calls = new ArrayList<>();
  final List<CreateChangeSetRequest> changeSets = new ArrayList<>();
  String owner = "PAY/ledger-api";
  String changeSetFailure = "";
  String lastChangeSet = "";
  ExecutionStatus execution = ExecutionStatus.AVAILABLE;
  List<StackEvent> events = List.of();
  List<StackResourceSummary> resources = List.of();
  UnaryOperator<CreateChangeSetRequest> onCreate = UnaryOperator.identity();
  private final Deque<String> statuses;

  ScriptedCloudFormation(String... statuses) {
    this.statuses = new ArrayDeque<>(List.of(statuses));
  }

  @Override
  public DescribeStacksResponse describeStacks(DescribeStacksRequest request) {
    String status = statuses.size() > 1 ? statuses.remove() : statuses.element();
    if (status.equals(ABSENT)) {
      throw error("ValidationError", "Stack with id " + request.stackName() + " does not exist");
    }
    return DescribeStacksResponse.builder()
        .stacks(
            Stack.builder()
                .stackName(request.stackName())
                .stackId("arn:stack/1")
                .stackStatus(status)
                .changeSetId(lastChangeSet.isEmpty() ? null : lastChangeSet)
                .tags(Tag.builder().key("repository").value(owner).build())
                .build())
        .build();
  }

  static CloudFormationException error(String code, String message) {
    return (CloudFormationException)
        CloudFormationException.builder()
            .statusCode(400)
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
            .message(message)
            .build();
  }

  @Override
  public CreateChangeSetResponse createChangeSet(CreateChangeSetRequest request) {
    changeSets.add(onCreate.apply(request));
    calls.add("create change set " + request.changeSetTypeAsString());
    return CreateChangeSetResponse.builder().id("arn:change-set/" + changeSets.size()).build();
  }

  @Override
  public DescribeChangeSetResponse describeChangeSet(DescribeChangeSetRequest request) {
    return changeSetFailure.isEmpty()
        ? DescribeChangeSetResponse.builder()
            .status(ChangeSetStatus.CREATE_COMPLETE)
            .executionStatus(execution)
            .build()
        : DescribeChangeSetResponse.builder()
            .status(ChangeSetStatus.FAILED)
            .statusReason(changeSetFailure)
            .build();
  }

  @Override
  public DeleteChangeSetResponse deleteChangeSet(DeleteChangeSetRequest request) {
    calls.add("delete change set");
    return DeleteChangeSetResponse.builder().build();
  }

  @Override
  public ExecuteChangeSetResponse executeChangeSet(ExecuteChangeSetRequest request) {
    calls.add("execute");
    return ExecuteChangeSetResponse.builder().build();
  }

  @Override
  public DeleteStackResponse deleteStack(DeleteStackRequest request) {
    calls.add("delete stack");
    return DeleteStackResponse.builder().build();
  }

  @Override
  public DescribeStackEventsResponse describeStackEvents(DescribeStackEventsRequest request) {
    return DescribeStackEventsResponse.builder().stackEvents(events).build();
  }

  @Override
  public ListStackResourcesResponse listStackResources(ListStackResourcesRequest request) {
    return ListStackResourcesResponse.builder().stackResourceSummaries(resources).build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
