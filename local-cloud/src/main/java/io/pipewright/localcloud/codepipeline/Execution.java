package io.pipewright.localcloud.codepipeline;

import io.pipewright.localcloud.server.AwsError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One execution of a pipeline, with the structure that the pipeline had when it started. Safe to
 * read while it runs.
 */
public final class Execution {
  private static final String SKIPPED = "Skipped";

  private final String id;
  private final long number;
  private final PipelineDefinition definition;
  private final int version;
  private final Trigger trigger;
  private final Map<String, String> sourceVersions;
  private final Map<String, String> pipelineVariables;
  private final Instant start;
  private final Variables variables = new Variables();
  private final Map<String, Artifact> artifacts = new ConcurrentHashMap<>();
  private final List<ActionRun> actions = new ArrayList<>();
  private final Map<String, String> stages = new LinkedHashMap<>();
  private final Map<String, EntryCheck> entryChecks = new LinkedHashMap<>();
  private Status status = Status.InProgress;
  private String statusSummary = "";
  private Instant lastUpdate;
  private Optional<String> supersededBy = Optional.empty();

  Execution(
      String id,
      long number,
      PipelineDefinition definition,
      int version,
      Trigger trigger,
      Map<String, String> sourceVersions,
      Map<String, String> pipelineVariables,
      Instant start) {
    this.id = id;
    this.number = number;
    this.definition = definition;
    this.version = version;
    this.trigger = trigger;
    this.sourceVersions = Map.copyOf(sourceVersions);
    this.pipelineVariables = Map.copyOf(pipelineVariables);
    this.start = start;
    this.lastUpdate = start;
    variables.put("codepipeline", Map.of("PipelineExecutionId", id));
    variables.put("variables", pipelineVariables);
    variables.absent("variables", "the pipeline has no such variable");
  }

  /** How it stands, as AWS spells it. */
  public enum Status {
    /** It runs or waits for a stage. */
    InProgress,
    /** It ends when its running actions have ended. */
    Stopping,
    /** It was stopped. */
    Stopped,
    /** All stages succeeded. */
    Succeeded,
    /** It gave way to a newer one. */
    Superseded,
    /** An action failed. */
    Failed
  }

  /** What started it, for example {@code CreatePipeline}, and who. */
  public record Trigger(String type, String detail) {}

  /** Its identifier. */
  public String id() {
    return id;
  }

  /** Counts up in a pipeline: a greater number is newer. */
  long number() {
    return number;
  }

  /** The structure that it runs. */
  public PipelineDefinition definition() {
    return definition;
  }

  /** The version of that structure. */
  public int version() {
    return version;
  }

  /** What started it. */
  public Trigger trigger() {
    return trigger;
  }

  /** When it started. */
  public Instant start() {
    return start;
  }

  /** The object version that a source action must take, if one was asked for. */
  Optional<String> sourceVersion(String action) {
    return Optional.ofNullable(sourceVersions.get(action));
  }

  Variables variables() {
    return variables;
  }

  /** The values of the pipeline-level variables, by name. */
  Map<String, String> pipelineVariables() {
    return pipelineVariables;
  }

  Artifact artifact(String name) {
    Artifact artifact = artifacts.get(name);
    if (artifact == null) {
      throw new AwsError(
          400,
          "ArtifactNotFound",
          "no action has made the artifact "
              + name
              + skippedMaker(name).map(stage -> ": stage '" + stage + "' was skipped").orElse(""));
    }
    return artifact;
  }

  private Optional<String> skippedMaker(String artifact) {
    return definition.stages().stream()
        .filter(stage -> stage.actions().stream().anyMatch(a -> a.outputs().contains(artifact)))
        .map(PipelineDefinition.Stage::name)
        .filter(stage -> stage(stage).filter(SKIPPED::equals).isPresent())
        .findFirst();
  }

  void artifact(String name, Artifact artifact) {
    artifacts.put(name, artifact);
  }

  /** How it stands. */
  public synchronized Status status() {
    return status;
  }

  /** Why it stands so. */
  public synchronized String statusSummary() {
    return statusSummary;
  }

  /** When that last changed. */
  public synchronized Instant lastUpdate() {
    return lastUpdate;
  }

  /** The execution that it gave way to. */
  synchronized Optional<String> supersededBy() {
    return supersededBy;
  }

  /** All runs of its actions, oldest first. */
  public synchronized List<ActionRun> actions() {
    return List.copyOf(actions);
  }

  /** The latest run of an action. */
  public synchronized Optional<ActionRun> action(String stage, String action) {
    return actions.stream()
        .filter(run -> run.stage().equals(stage) && run.action().name().equals(action))
        .reduce((first, second) -> second);
  }

  /**
   * The status of a stage: {@code InProgress}, {@code Succeeded}, {@code Failed}, {@code Stopped}
   * or {@code Skipped}; empty before it is entered.
   */
  public synchronized Optional<String> stage(String stage) {
    return Optional.ofNullable(stages.get(stage));
  }

  synchronized void stage(String stage, String state) {
    stages.put(stage, state);
  }

  /** Passes over a stage: its artefacts and variables will not be there. */
  void skip(PipelineDefinition.Stage stage) {
    for (PipelineDefinition.Action action : stage.actions()) {
      action
          .namespace()
          .ifPresent(name -> variables.absent(name, "stage '" + stage.name() + "' was skipped"));
    }
    stage(stage.name(), SKIPPED);
  }

  /** What the rules of a stage's entry said; empty if it has none, or was not asked yet. */
  synchronized Optional<EntryCheck> entryCheck(String stage) {
    return Optional.ofNullable(entryChecks.get(stage));
  }

  synchronized void entryCheck(String stage, EntryCheck check) {
    entryChecks.put(stage, check);
  }

  synchronized void add(ActionRun run) {
    actions.add(run);
  }

  synchronized void status(Status next, String summary, Instant now) {
    status = next;
    statusSummary = summary;
    lastUpdate = now;
  }

  synchronized void supersededBy(String newer) {
    supersededBy = Optional.of(newer);
  }

  /** What its source actions found. */
  public List<ActionRun> sources() {
    return actions().stream().filter(run -> run.revision().isPresent()).toList();
  }
}
