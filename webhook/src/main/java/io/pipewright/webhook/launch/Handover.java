package io.pipewright.webhook.launch;

import io.pipewright.ledger.CommitRecord;
import io.pipewright.webhook.work.Errand;

/** Gives a commit that is too large for a function to a task that has room and time. */
public interface Handover {
  /**
   * Starts the task; a second call for the same errand starts none.
   *
   * @param team slug of the repository's team, for the task's tags
   * @return the task's ARN
   * @throws io.pipewright.receive.failure.UnavailableException if no task could be started
   */
  String launch(CommitRecord commit, Errand errand, String team);
}
