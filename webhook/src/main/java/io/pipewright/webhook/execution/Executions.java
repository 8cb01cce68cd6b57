package io.pipewright.webhook.execution;

import java.util.Optional;

/** The pipelines' executions. */
interface Executions {
  /**
   * An execution of a pipeline that the factory made.
   *
   * @return empty if there is no such pipeline or execution, or the pipeline is not tagged {@code
   *     managed-by: pipewright}
   * @throws io.pipewright.receive.failure.UnavailableException if it cannot be had at the moment
   */
  Optional<Execution> find(String pipeline, String executionId);

  /**
   * Why an execution failed: for each failed action its name and the reason.
   *
   * @throws io.pipewright.receive.failure.UnavailableException if it cannot be had at the moment
   */
  String failure(String pipeline, String executionId);
}
