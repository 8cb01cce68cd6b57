package io.pipewright.generator.start;

import io.pipewright.generation.StoredObject;
import io.pipewright.generator.surroundings.AwsCall;
import io.pipewright.generator.surroundings.Polling;
import io.pipewright.repository.CommitHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionSummary;
import software.amazon.awssdk.services.codepipeline.model.PipelineVariable;
import software.amazon.awssdk.services.codepipeline.model.SourceRevision;
import software.amazon.awssdk.services.codepipeline.model.SourceRevisionOverride;
import software.amazon.awssdk.services.codepipeline.model.SourceRevisionType;
import software.amazon.awssdk.services.codepipeline.model.StartPipelineExecutionRequest;
import software.amazon.awssdk.services.codepipeline.model.TriggerType;

/**
 * CodePipeline. What was started is read from the history of the pipeline and nowhere else, so a
 * run that was killed before or after the start is taken up by the next one.
 *
 * <p>Known limit: the order of merges is not known here. A commit that has run is never brought
 * back by a late repetition of its task; but if an older merge's task comes for the first time
 * after a newer merge ran, its commit is run after the newer one's.
 */
public final class CodePipelineStarter implements ExecutionStarter {
  private static final Logger LOG = LoggerFactory.getLogger(CodePipelineStarter.class);

  /** A source action takes seconds; it may have to wait for the one before. */
  private static final Duration UNTIL_REVISION = Duration.ofMinutes(5);

  /** A new pipeline's own execution appears at once. */
  private static final Duration UNTIL_FIRST = Duration.ofMinutes(2);

  /** Each is a call. After so many failures all components may as well be built. */
  private static final int MOST_ASKED = 20;

  private final CodePipelineClient codePipeline;
  private final ExecutionHistory history;
  private final Polling polling;
  private final String sourceAction;

  /**
   * Starts through this client, which stays its owner's.
   *
   * @param sourceAction name of the action whose revision is the version
   */
  public CodePipelineStarter(
      CodePipelineClient codePipeline, Polling polling, String sourceAction) {
    this.codePipeline = codePipeline;
    this.history = new ExecutionHistory(codePipeline);
    this.polling = polling;
    this.sourceAction = sourceAction;
  }

  @Override
  public Optional<Execution> overtaken(String pipeline, StoredObject source) {
    return history.newestFirst(pipeline).stream()
        .skip(1)
        .filter(execution -> source.versionId().equals(revision(execution).orElse("")))
        .map(execution -> new Execution(execution.pipelineExecutionId(), false))
        .findFirst();
  }

  @Override
  public List<Map<String, String>> variablesSinceSuccess(String pipeline) {
    List<Map<String, String>> since = new ArrayList<>();
    for (PipelineExecutionSummary execution : history.newestFirst(pipeline)) {
      Optional<Map<String, String>> variables =
          history.variables(pipeline, execution.pipelineExecutionId());
      if (variables.isEmpty() || since.size() == MOST_ASKED) {
        return List.of();
      }
      since.add(variables.get());
      if (execution.status() == PipelineExecutionStatus.SUCCEEDED) {
        return List.copyOf(since);
      }
    }
    return List.of();
  }

  @Override
  public Execution ensure(
      String pipeline,
      StoredObject source,
      CommitHash commit,
      boolean isNew,
      Map<String, String> variables) {
    if (isNew) {
      polling.until("the first execution of " + pipeline, UNTIL_FIRST, () -> first(pipeline));
    }
    Optional<String> running =
        polling.until(
            "the source revisions of " + pipeline,
            UNTIL_REVISION,
            () -> search(pipeline, source.versionId()));
    if (running.isPresent()) {
      LOG.info("execution {} runs commit {} already", running.get(), commit.abbreviated());
      return new Execution(running.get(), false);
    }
    return new Execution(start(pipeline, source.versionId(), commit, variables), true);
  }

  private Optional<PipelineExecutionSummary> first(String pipeline) {
    return history.newestFirst(pipeline).stream()
        .filter(
            execution ->
                execution.trigger() != null
                    && execution.trigger().triggerType() == TriggerType.CREATE_PIPELINE)
        .findFirst();
  }

  /**
   * Looks for the version: an empty answer means that it cannot be told yet, an empty answer inside
   * that nothing runs it.
   */
  private Optional<Optional<String>> search(String pipeline, String version) {
    List<PipelineExecutionSummary> executions = history.newestFirst(pipeline);
    Optional<String> found =
        executions.stream()
            .filter(execution -> version.equals(revision(execution).orElse("")))
            .map(PipelineExecutionSummary::pipelineExecutionId)
            .findFirst();
    if (found.isPresent()) {
      return Optional.of(found);
    }
    // One that has not read its source yet may be the one that is looked for.
    return executions.stream().anyMatch(this::isUndecided) ? Optional.empty() : Optional.of(found);
  }

  private boolean isUndecided(PipelineExecutionSummary execution) {
    return execution.status() == PipelineExecutionStatus.IN_PROGRESS
        && revision(execution).isEmpty();
  }

  private Optional<String> revision(PipelineExecutionSummary execution) {
    return execution.sourceRevisions().stream()
        .filter(revision -> sourceAction.equals(revision.actionName()))
        .map(SourceRevision::revisionId)
        .findFirst();
  }

  private String start(
      String pipeline, String version, CommitHash commit, Map<String, String> variables) {
    SourceRevisionOverride revision =
        SourceRevisionOverride.builder()
            .actionName(sourceAction)
            .revisionType(SourceRevisionType.S3_OBJECT_VERSION_ID)
            .revisionValue(version)
            .build();
    StartPipelineExecutionRequest.Builder request =
        StartPipelineExecutionRequest.builder()
            .name(pipeline)
            .sourceRevisions(revision)
            // The same commit never starts twice, even if the answer gets lost.
            .clientRequestToken("pipewright-" + commit);
    // An empty list of them is refused.
    if (!variables.isEmpty()) {
      request.variables(values(variables));
    }
    return AwsCall.of(
        "start " + pipeline,
        () -> codePipeline.startPipelineExecution(request.build()).pipelineExecutionId());
  }

  private static List<PipelineVariable> values(Map<String, String> variables) {
    return new TreeMap<>(variables)
        .entrySet().stream()
            .map(it -> PipelineVariable.builder().name(it.getKey()).value(it.getValue()).build())
            .toList();
  }
}
