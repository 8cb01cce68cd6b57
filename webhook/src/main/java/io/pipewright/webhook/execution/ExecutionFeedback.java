package io.pipewright.webhook.execution;

import io.pipewright.bitbucket.BuildStatus.State;
import io.pipewright.bitbucket.Sleeper;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.webhook.feedback.CommitFeedback;
import io.pipewright.webhook.feedback.CommitFeedback.Place;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Keeps the status of a commit in step with its pipeline's execution. An event is only the
 * occasion: the status says how the execution stands at that moment, so repeated, late and swapped
 * events do no harm.
 */
public final class ExecutionFeedback {
  private static final Logger log = LoggerFactory.getLogger(ExecutionFeedback.class);

  /** CodePipeline tells the start before the source action has read the source. */
  private static final int LOOKS = 10;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Executions executions;
  private final Revisions revisions;
  private final CommitFeedback feedback;
  private final Sleeper sleeper;

  ExecutionFeedback(
      Executions executions, Revisions revisions, CommitFeedback feedback, Sleeper sleeper) {
    this.executions = executions;
    this.revisions = revisions;
    this.feedback = feedback;
    this.sleeper = sleeper;
  }

  /**
   * Feedback about executions in AWS.
   *
   * @param sourceBucket the factory's bucket of archives
   * @param sleeper waits for an execution to read its source
   */
  public static ExecutionFeedback of(
      CodePipelineClient pipelines,
      CodeBuildClient builds,
      CloudWatchLogsClient logs,
      S3Client s3,
      String sourceBucket,
      CommitFeedback feedback,
      Sleeper sleeper) {
    return new ExecutionFeedback(
        new CodePipelineExecutions(
            pipelines, new FailureReasons(pipelines, new BuildLogs(builds, logs))),
        new S3Revisions(s3, sourceBucket),
        feedback,
        sleeper);
  }

  /**
   * Acts on an EventBridge event "CodePipeline Pipeline Execution State Change"; anything else, and
   * executions of pipelines that the factory did not make, are left alone.
   *
   * @param json the event
   * @throws UnavailableException if AWS or Bitbucket does not answer, or the execution has not read
   *     its source yet; the same event may be handled later
   */
  public void handle(String json) {
    Optional<ExecutionEvent> event = ExecutionEvent.read(json);
    if (event.isEmpty()) {
      log.info("an event that is not an execution's: not acted on");
      return;
    }
    String pipeline = event.get().pipeline();
    String executionId = event.get().executionId();
    Optional<Execution> execution = find(pipeline, executionId);
    if (execution.isEmpty()) {
      log.info("{} execution {}: not the factory's: not acted on", pipeline, executionId);
      return;
    }
    Optional<Place> place = execution.get().source().flatMap(revisions::find);
    if (place.isPresent()) {
      tell(place.get(), pipeline, executionId, execution.get());
    }
  }

  private Optional<Execution> find(String pipeline, String executionId) {
    for (int look = 1; look <= LOOKS; look++) {
      Optional<Execution> execution = executions.find(pipeline, executionId);
      if (execution.isEmpty() || execution.get().source().isPresent()) {
        return execution;
      }
      pause();
    }
    throw new UnavailableException(
        pipeline + " execution " + executionId + " does not say which source it runs");
  }

  private void pause() {
    try {
      sleeper.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted while waiting for CodePipeline", e);
    }
  }

  private void tell(Place place, String pipeline, String executionId, Execution execution) {
    log.info("{} execution {}: {} {}", pipeline, executionId, execution.state(), place);
    State state =
        switch (execution.state()) {
          case RUNNING -> State.INPROGRESS;
          case SUCCEEDED -> State.SUCCESSFUL;
          case FAILED, STOPPED, SUPERSEDED -> State.FAILED;
        };
    feedback.execution(
        place, pipeline, executionId, state, description(pipeline, executionId, execution));
  }

  private String description(String pipeline, String executionId, Execution execution) {
    return switch (execution.state()) {
      case RUNNING -> "running";
      case SUCCEEDED -> "succeeded";
      case FAILED -> executions.failure(pipeline, executionId);
      case STOPPED -> execution.summary().isEmpty() ? "stopped" : "stopped: " + execution.summary();
      case SUPERSEDED -> "superseded: the execution of a newer merge overtook it";
    };
  }
}
