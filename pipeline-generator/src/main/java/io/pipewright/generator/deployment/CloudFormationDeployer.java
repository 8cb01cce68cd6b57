package io.pipewright.generator.deployment;

import io.pipewright.generator.progress.RightOfWay;
import io.pipewright.generator.progress.SupersededException;
import io.pipewright.generator.storage.TemplateStore;
import io.pipewright.generator.surroundings.AwsCall;
import io.pipewright.generator.surroundings.Polling;
import io.pipewright.generator.surroundings.SurroundingsException;
import io.pipewright.generator.template.RenderedTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/**
 * CloudFormation, by change set. It keeps no state of its own: each round looks at the stack and
 * does what its status allows, so a run that was killed anywhere is taken up by the next one.
 */
public final class CloudFormationDeployer implements StackDeployer {
  private static final Logger LOG = LoggerFactory.getLogger(CloudFormationDeployer.class);

  /** A pipeline's stack takes a minute or two; a stuck one must not hold a task for hours. */
  private static final Duration LIMIT = Duration.ofMinutes(20);

  private static final String OWNER_TAG = "repository";

  private final CloudFormationClient cloudFormation;
  private final StackReader stacks;
  private final ChangeSets changeSets;
  private final Polling polling;

  /** Deploys through this client, which stays its owner's. */
  public CloudFormationDeployer(
      CloudFormationClient cloudFormation, TemplateStore store, Polling polling) {
    this.cloudFormation = cloudFormation;
    this.stacks = new StackReader(cloudFormation);
    this.changeSets = new ChangeSets(cloudFormation, store, polling);
    this.polling = polling;
  }

  @Override
  public StackChange deploy(RenderedTemplate template, RightOfWay right) {
    String name = template.stackName();
    return polling.until(
        "a moment to change the stack %s, which others keep changing,".formatted(name),
        LIMIT,
        () -> {
          try {
            return attempt(template, right);
          } catch (CloudFormationException e) {
            if (!Contention.explains(e)) {
              throw e;
            }
            LOG.info("{} was changed meanwhile, looking again: {}", name, AwsCall.reason(e));
            return Optional.empty();
          }
        });
  }

  /** One round; empty if the stack has to be looked at again. */
  private Optional<StackChange> attempt(RenderedTemplate template, RightOfWay right) {
    Optional<Stack> stack = stacks.find(template.stackName());
    NextStep step = stack.map(found -> NextStep.after(found.stackStatus())).orElse(NextStep.CREATE);
    // Whose a stack is that is on its way shows once it is there, or gone.
    if (step != NextStep.WAIT) {
      stack.ifPresent(found -> checkOwner(found, template));
    }
    right.confirm();
    return switch (step) {
      case CREATE -> change(template, ChangeSetType.CREATE, right);
      case UPDATE -> change(template, ChangeSetType.UPDATE, right);
      case WAIT -> {
        LOG.info("{} is being changed by someone else; waiting", template.stackName());
        settled(template.stackName());
        yield Optional.empty();
      }
      case DELETE_FIRST -> {
        delete(stack.orElseThrow());
        yield Optional.empty();
      }
      case REPAIR ->
          throw new SurroundingsException(
              "the stack %s is %s and needs a person: %s"
                  .formatted(
                      template.stackName(),
                      stack.map(Stack::stackStatusAsString).orElse(""),
                      stacks.failure(stack.orElseThrow())));
    };
  }

  private Optional<StackChange> change(
      RenderedTemplate template, ChangeSetType type, RightOfWay right) {
    Optional<String> changeSet = changeSets.prepare(template, type);
    if (changeSet.isEmpty()) {
      return Optional.of(StackChange.UNCHANGED);
    }
    confirm(right, changeSet.get());
    changeSets.execute(changeSet.get());
    begun(template.stackName());
    return outcome(template.stackName(), type, changeSet.get());
  }

  /**
   * Asked once more, because a newer commit may have deployed before the change set was made. One
   * that deploys from now on makes CloudFormation drop this change set, and the stack is looked at
   * again.
   */
  private void confirm(RightOfWay right, String changeSet) {
    try {
      right.confirm();
    } catch (SupersededException e) {
      changeSets.drop(changeSet);
      throw e;
    }
  }

  /**
   * A first change set is executed a moment after the call, and until then the stack is reviewed.
   */
  private void begun(String name) {
    polling.until(
        "the creation of " + name,
        LIMIT,
        () ->
            stacks
                .find(name)
                .filter(stack -> stack.stackStatus() != StackStatus.REVIEW_IN_PROGRESS));
  }

  /** What became of a change set; empty if that cannot be told, because another came on top. */
  private Optional<StackChange> outcome(String name, ChangeSetType type, String changeSet) {
    Stack ended =
        settled(name)
            .orElseThrow(() -> new SurroundingsException("the stack " + name + " was deleted"));
    StackChange change = type == ChangeSetType.CREATE ? StackChange.CREATED : StackChange.UPDATED;
    if (ended.changeSetId() != null && !ended.changeSetId().equals(changeSet)) {
      return changeSets.isExecuted(changeSet) ? Optional.of(change) : Optional.empty();
    }
    StackStatus wanted =
        type == ChangeSetType.CREATE ? StackStatus.CREATE_COMPLETE : StackStatus.UPDATE_COMPLETE;
    if (ended.stackStatus() != wanted) {
      throw new SurroundingsException(
          "the stack %s ended as %s: %s"
              .formatted(name, ended.stackStatusAsString(), stacks.failure(ended)));
    }
    return Optional.of(change);
  }

  /** The stack once nothing is in progress; empty if it is gone. */
  private Optional<Stack> settled(String name) {
    return polling.until(
        "the stack " + name,
        LIMIT,
        () -> {
          Optional<Stack> stack = stacks.find(name);
          return stack.filter(CloudFormationDeployer::isMoving).isPresent()
              ? Optional.empty()
              : Optional.of(stack);
        });
  }

  private static boolean isMoving(Stack stack) {
    return NextStep.after(stack.stackStatus()) == NextStep.WAIT;
  }

  /** Deletes what never lived. What it holds against all expectation is a person's to judge. */
  private void delete(Stack stack) {
    List<String> survivors = stacks.survivors(stack.stackName());
    if (!survivors.isEmpty()) {
      throw new SurroundingsException(
          "the stack %s failed to be created but still holds %s; look at it and delete it"
              .formatted(stack.stackName(), String.join(", ", survivors)));
    }
    LOG.info("deleting {}, whose creation had failed", stack.stackName());
    AwsCall.of(
        "delete the stack " + stack.stackName(),
        () -> cloudFormation.deleteStack(request -> request.stackName(stack.stackId())));
    settled(stack.stackName());
  }

  /** Two repositories of a team may name the same application: the second must not take over. */
  private static void checkOwner(Stack stack, RenderedTemplate template) {
    String wanted = template.tags().getOrDefault(OWNER_TAG, "");
    String owner =
        stack.tags().stream()
            .filter(tag -> tag.key().equals(OWNER_TAG))
            .map(Tag::value)
            .findFirst()
            .orElse("a stack that Pipewright did not make");
    boolean isReviewed = stack.stackStatus() == StackStatus.REVIEW_IN_PROGRESS;
    if (!owner.equals(wanted) && !isReviewed) {
      throw new ForeignStackException(stack.stackName(), owner);
    }
  }
}
