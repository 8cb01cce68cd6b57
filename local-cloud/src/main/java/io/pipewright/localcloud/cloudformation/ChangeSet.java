package io.pipewright.localcloud.cloudformation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change set.
 *
 * @param id its ARN
 * @param name unique in its stack
 * @param stackId the stack's ARN
 * @param creates whether it creates the stack
 * @param submission what the stack would be made from
 * @param description for people
 * @param created when
 * @param status for example {@code CREATE_COMPLETE}
 * @param execution for example {@code AVAILABLE}
 * @param reason of the status
 * @param changes what it would do
 */
record ChangeSet(
    String id,
    String name,
    String stackId,
    boolean creates,
    Submission submission,
    Optional<String> description,
    Instant created,
    String status,
    String execution,
    Optional<String> reason,
    List<Change> changes) {
  ChangeSet {
    changes = List.copyOf(changes);
  }

  /** Ready to be executed. */
  ChangeSet complete(List<Change> found) {
    return with("CREATE_COMPLETE", "AVAILABLE", Optional.empty(), found);
  }

  /** Not to be executed, for a reason. */
  ChangeSet failed(String why) {
    return with("FAILED", "UNAVAILABLE", Optional.of(why), List.of());
  }

  /** The same with another state of its execution. */
  ChangeSet executing(String state) {
    return with(status, state, reason, changes);
  }

  private ChangeSet with(
      String newStatus, String newExecution, Optional<String> newReason, List<Change> newChanges) {
    return new ChangeSet(
        id,
        name,
        stackId,
        creates,
        submission,
        description,
        created,
        newStatus,
        newExecution,
        newReason,
        newChanges);
  }
}
