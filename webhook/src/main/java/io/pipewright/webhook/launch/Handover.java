package io.pipewright.webhook.launch;

import io.pipewright.ledger.Work;
import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.work.Errand;

/** Gives work on a commit that is too large for a function to a task that has room and time. */
public interface Handover {
  /**
   * Starts the task; a second call for the same errand starts none.
   *
   * @param work what the task does; its repository is spelled as in factory.yaml
   * @param commit the commit that is too large
   * @param team slug of the repository's team, for the task's tags
   * @return the task's ARN
   * @throws io.pipewright.receive.failure.UnavailableException if no task could be started
   */
  String launch(Work work, CommitHash commit, Errand errand, String team);
}
