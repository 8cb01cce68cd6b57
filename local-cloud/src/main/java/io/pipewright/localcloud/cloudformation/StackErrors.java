package io.pipewright.localcloud.cloudformation;

import io.pipewright.localcloud.server.AwsError;

/** The errors of CloudFormation, as AWS names them. */
final class StackErrors {
  private static final int BAD_REQUEST = 400;

  private StackErrors() {}

  /** The request or the template cannot be used. */
  static AwsError validation(String message) {
    return new AwsError(BAD_REQUEST, "ValidationError", message);
  }

  /** The template cannot be used. */
  static AwsError template(String message) {
    return validation("Template format error: " + message);
  }

  static AwsError noStack(String name) {
    return validation("Stack with id " + name + " does not exist");
  }

  static AwsError noChangeSet(String name) {
    return new AwsError(404, "ChangeSetNotFound", "ChangeSet [" + name + "] does not exist");
  }

  static AwsError changeSetStatus(String message) {
    return new AwsError(BAD_REQUEST, "InvalidChangeSetStatus", message);
  }
}
