package io.pipewright.webhook.launch;

import io.pipewright.generation.GenerationRequest;

/** Starts the generator. */
public interface Launcher {
  /**
   * Starts one task for a commit; a second call for the same attempt starts none.
   *
   * @param team slug of the repository's team, for the task's tags
   * @param attempt 1, and one more for each replay
   * @throws io.pipewright.receive.failure.UnavailableException if no task could be started
   */
  Launch launch(GenerationRequest request, String team, int attempt);

  /**
   * What came of it.
   *
   * @param task ARN of the commit's task
   * @param repeated whether an earlier call had started it, as far as is known
   */
  record Launch(String task, boolean repeated) {}
}
