package io.pipewright.generator.deployment;

import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** What a stack's status allows. */
enum NextStep {
  /** It is not there, or was only reviewed: a first change set was made and never executed. */
  CREATE,
  UPDATE,
  /** Something else is changing it. */
  WAIT,
  /** Its creation failed and was undone: it never lived and can only be deleted. */
  DELETE_FIRST,
  /** Only a person can bring it back, for example by continuing a rollback. */
  REPAIR;

  static NextStep after(StackStatus status) {
    return switch (status) {
      case REVIEW_IN_PROGRESS, DELETE_COMPLETE -> CREATE;
      case CREATE_COMPLETE,
          UPDATE_COMPLETE,
          UPDATE_ROLLBACK_COMPLETE,
          IMPORT_COMPLETE,
          IMPORT_ROLLBACK_COMPLETE ->
          UPDATE;
      case ROLLBACK_COMPLETE -> DELETE_FIRST;
      case CREATE_FAILED,
          DELETE_FAILED,
          ROLLBACK_FAILED,
          UPDATE_FAILED,
          UPDATE_ROLLBACK_FAILED,
          IMPORT_ROLLBACK_FAILED,
          UNKNOWN_TO_SDK_VERSION ->
          REPAIR;
      case CREATE_IN_PROGRESS,
          DELETE_IN_PROGRESS,
          IMPORT_IN_PROGRESS,
          IMPORT_ROLLBACK_IN_PROGRESS,
          ROLLBACK_IN_PROGRESS,
          UPDATE_IN_PROGRESS,
          UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
          UPDATE_ROLLBACK_IN_PROGRESS,
          UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS ->
          WAIT;
    };
  }
}
