package io.pipewright.generator.deployment;

import io.pipewright.generator.surroundings.AwsCall;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.InvalidChangeSetStatusException;
import software.amazon.awssdk.services.cloudformation.model.TokenAlreadyExistsException;

/**
 * How CloudFormation refuses a call because someone else changed the stack after it was looked at.
 * None of it says who, so the stack has to be looked at again.
 */
final class Contention {
  /** For most of it the service has no code of its own. */
  private static final Pattern MESSAGE =
      Pattern.compile(
          "ValidationError: Stack\\b.*(_IN_PROGRESS"
              + "|already exists and cannot be created again"
              + "|can ?not be updated"
              + "|cannot be deleted while in status"
              + "|does not exist).*",
          Pattern.DOTALL);

  private Contention() {}

  /** Whether another change is why the call was refused. */
  static boolean explains(CloudFormationException e) {
    return e instanceof AlreadyExistsException
        || e instanceof ChangeSetNotFoundException
        || e instanceof InvalidChangeSetStatusException
        || e instanceof TokenAlreadyExistsException
        || MESSAGE.matcher(AwsCall.reason(e)).matches();
  }
}
