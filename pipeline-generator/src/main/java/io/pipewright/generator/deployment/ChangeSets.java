package io.pipewright.generator.deployment;

import io.pipewright.generator.storage.TemplateStore;
import io.pipewright.generator.surroundings.AwsCall;
import io.pipewright.generator.surroundings.Polling;
import io.pipewright.generator.template.RenderedTemplate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.InvalidChangeSetStatusException;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Change sets: what would be done, worked out by CloudFormation before anything is. */
final class ChangeSets {
  /** CloudFormation's limit for a template in a call. */
  static final int INLINE_LIMIT = 51_200;

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final List<String> NO_CHANGES =
      List.of("didn't contain changes", "No updates are to be performed");

  private final CloudFormationClient cloudFormation;
  private final TemplateStore store;
  private final Polling polling;

  ChangeSets(CloudFormationClient cloudFormation, TemplateStore store, Polling polling) {
    this.cloudFormation = cloudFormation;
    this.store = store;
    this.polling = polling;
  }

  /**
   * Prepares a change set.
   *
   * @return its ARN; empty if there is nothing to change
   * @throws InvalidChangeSetStatusException if another change came first
   */
  Optional<String> prepare(RenderedTemplate template, ChangeSetType type) {
    String what = "prepare a change set of " + template.stackName();
    String id =
        AwsCall.of(what, () -> cloudFormation.createChangeSet(request(template, type)).id());
    DescribeChangeSetResponse ended =
        polling.until("the change set of " + template.stackName(), LIMIT, () -> ended(id));
    if (ended.status() == ChangeSetStatus.CREATE_COMPLETE) {
      return Optional.of(id);
    }
    drop(id);
    String reason = String.valueOf(ended.statusReason());
    if (NO_CHANGES.stream().anyMatch(reason::contains)) {
      return Optional.empty();
    }
    if (reason.contains("_IN_PROGRESS")) {
      throw InvalidChangeSetStatusException.builder().message(reason).build();
    }
    throw new IllegalStateException(
        "CloudFormation refused the template of %s: %s".formatted(template.stackName(), reason));
  }

  /** Deletes a change set that is not to be executed. */
  void drop(String id) {
    AwsCall.of("drop a change set", () -> cloudFormation.deleteChangeSet(r -> r.changeSetName(id)));
  }

  /** Begins to execute a change set. */
  void execute(String id) {
    AwsCall.of(
        "execute a change set",
        () -> cloudFormation.executeChangeSet(request -> request.changeSetName(id)));
  }

  /** Whether a change set was executed to its end, whatever came after it. */
  boolean isExecuted(String id) {
    return describe(id).executionStatus() == ExecutionStatus.EXECUTE_COMPLETE;
  }

  private Optional<DescribeChangeSetResponse> ended(String id) {
    DescribeChangeSetResponse now = describe(id);
    boolean isEnded =
        now.status() == ChangeSetStatus.CREATE_COMPLETE || now.status() == ChangeSetStatus.FAILED;
    return isEnded ? Optional.of(now) : Optional.empty();
  }

  private DescribeChangeSetResponse describe(String id) {
    return AwsCall.of(
        "look at a change set",
        () -> cloudFormation.describeChangeSet(request -> request.changeSetName(id)));
  }

  /**
   * Unique, so that what a killed run left behind, or another one makes at this moment, is never
   * taken for this one's: the time for the first, what is deployed and for whom for the second.
   */
  private String name(RenderedTemplate template) {
    String content = template.tags() + template.json();
    return "pipewright-%d-%s"
        .formatted(
            polling.clock().millis(),
            UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)));
  }

  private CreateChangeSetRequest request(RenderedTemplate template, ChangeSetType type) {
    String name = name(template);
    CreateChangeSetRequest.Builder request =
        CreateChangeSetRequest.builder()
            .stackName(template.stackName())
            .changeSetType(type)
            .changeSetName(name)
            .clientToken(name)
            .capabilities(Capability.CAPABILITY_NAMED_IAM)
            .tags(
                template.tags().entrySet().stream()
                    .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                    .toList());
    if (template.size() <= INLINE_LIMIT) {
      request.templateBody(template.json());
    } else {
      request.templateURL(store.store(template.stackName(), template.json()).toString());
    }
    return request.build();
  }
}
