package io.pipewright.generator.deployment;

import io.pipewright.generator.surroundings.AwsCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** What CloudFormation tells of a stack. */
final class StackReader {
  private static final int REASONS = 3;

  private final CloudFormationClient cloudFormation;

  StackReader(CloudFormationClient cloudFormation) {
    this.cloudFormation = cloudFormation;
  }

  Optional<Stack> find(String name) {
    try {
      return AwsCall.of(
          "look at the stack " + name,
          () ->
              cloudFormation.describeStacks(request -> request.stackName(name)).stacks().stream()
                  .findFirst());
    } catch (CloudFormationException e) {
      // The service has no code of its own for this.
      if (AwsCall.reason(e).contains("does not exist")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Names of the resources that a stack whose creation was undone still holds. */
  List<String> survivors(String name) {
    return AwsCall.of(
        "list the resources of " + name,
        () ->
            cloudFormation
                .listStackResourcesPaginator(request -> request.stackName(name))
                .stackResourceSummaries()
                .stream()
                .filter(resource -> isAlive(resource.resourceStatus()))
                .map(StackResourceSummary::logicalResourceId)
                .toList());
  }

  /**
   * Why the last operation failed: the first resources that did, oldest first. What CloudFormation
   * cancelled because of them is left out.
   */
  String failure(Stack stack) {
    List<String> reasons = new ArrayList<>();
    for (StackEvent event : lastOperation(stack.stackId())) {
      String reason = event.resourceStatusReason();
      if (event.resourceStatusAsString().endsWith("_FAILED")
          && reason != null
          && !reason.contains("cancelled")) {
        reasons.add(event.logicalResourceId() + ": " + reason);
      }
    }
    Collections.reverse(reasons);
    return reasons.isEmpty()
        ? String.valueOf(stack.stackStatusReason())
        : String.join("; ", reasons.subList(0, Math.min(REASONS, reasons.size())));
  }

  /** Newest first, down to the event with which the stack itself began to change. */
  private List<StackEvent> lastOperation(String stackId) {
    List<StackEvent> events = new ArrayList<>();
    return AwsCall.of(
        "read the events of " + stackId,
        () -> {
          for (StackEvent event :
              cloudFormation
                  .describeStackEventsPaginator(request -> request.stackName(stackId))
                  .stackEvents()) {
            events.add(event);
            if (stackId.equals(event.physicalResourceId()) && isStart(event.resourceStatus())) {
              break;
            }
          }
          return events;
        });
  }

  private static boolean isStart(ResourceStatus status) {
    return status == ResourceStatus.CREATE_IN_PROGRESS
        || status == ResourceStatus.UPDATE_IN_PROGRESS;
  }

  private static boolean isAlive(ResourceStatus status) {
    return status == ResourceStatus.CREATE_COMPLETE || status == ResourceStatus.UPDATE_COMPLETE;
  }
}
