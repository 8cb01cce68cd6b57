package io.pipewright.localcloud.codepipeline;

import java.nio.file.Path;

/**
 * Where pipelines run.
 *
 * @param account twelve digits
 * @param region for example {@code eu-west-1}
 * @param directory for the work of actions and the records of deployments
 * @param consoleUrl where the console's pages are, without a slash at the end
 */
public record PipelineSettings(String account, String region, Path directory, String consoleUrl) {
  /** The ARN of a pipeline. */
  public String arn(String pipeline) {
    return "arn:aws:codepipeline:" + region + ":" + account + ":" + pipeline;
  }

  /** The page of an execution, for people. */
  public String consoleUrl(Execution execution) {
    return consoleUrl
        + "/console/pipelines/"
        + execution.definition().name()
        + "/executions/"
        + execution.id();
  }
}
