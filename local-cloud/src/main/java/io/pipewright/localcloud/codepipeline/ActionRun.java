package io.pipewright.localcloud.codepipeline;

import io.pipewright.localcloud.codepipeline.PipelineDefinition.Action;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One run of an action in an execution. Safe to read while it runs. */
public final class ActionRun {
  private final String id;
  private final String executionId;
  private final String stage;
  private final Action action;
  private final Instant start;
  private final CompletableFuture<Boolean> abandoned = new CompletableFuture<>();
  private final Map<String, Artifact> inputs = new LinkedHashMap<>();
  private final Map<String, Artifact> outputs = new LinkedHashMap<>();
  private Map<String, String> configuration = Map.of();
  private Status status = Status.InProgress;
  private Instant lastChange;
  private String summary = "";
  private Optional<Failure> failure = Optional.empty();
  private Map<String, String> variables = Map.of();
  private Optional<String> externalId = Optional.empty();
  private Optional<Revision> revision = Optional.empty();
  private Optional<Approval> approval = Optional.empty();
  private String updatedBy = "";

  ActionRun(String id, String executionId, String stage, Action action, Instant start) {
    this.id = id;
    this.executionId = executionId;
    this.stage = stage;
    this.action = action;
    this.start = start;
    this.lastChange = start;
  }

  /** How it stands, as AWS spells it. */
  public enum Status {
    /** It runs. */
    InProgress,
    /** It was left alone when its execution was stopped. */
    Abandoned,
    /** It did its work. */
    Succeeded,
    /** It did not. */
    Failed
  }

  /** Why it failed. */
  public record Failure(String code, String message) {}

  /** What a source action found: its version and what people call it. */
  public record Revision(String id, String summary, String url, Instant created) {}

  /** An open question to an approver. */
  record Approval(String token, CompletableFuture<Answer> answer) {}

  /** An approver's answer. */
  record Answer(boolean approved, String summary, String by) {}

  /** Its own identifier. */
  public String id() {
    return id;
  }

  /** The execution that it belongs to. */
  public String executionId() {
    return executionId;
  }

  /** The name of its stage. */
  public String stage() {
    return stage;
  }

  /** What it runs. */
  public Action action() {
    return action;
  }

  /** When it started. */
  public Instant start() {
    return start;
  }

  /** When its status last changed. */
  public synchronized Instant lastChange() {
    return lastChange;
  }

  /** How it stands. */
  public synchronized Status status() {
    return status;
  }

  /** What it says about itself. */
  public synchronized String summary() {
    return summary;
  }

  /** Why it failed, if it did. */
  public synchronized Optional<Failure> failure() {
    return failure;
  }

  /** What later actions may refer to. */
  public synchronized Map<String, String> variables() {
    return variables;
  }

  /** The build that it started, for example. */
  public synchronized Optional<String> externalId() {
    return externalId;
  }

  /** What a source action found. */
  public synchronized Optional<Revision> revision() {
    return revision;
  }

  /** Who changed it last: of an approval, the approver. */
  public synchronized String updatedBy() {
    return updatedBy;
  }

  synchronized Map<String, String> configuration() {
    return configuration;
  }

  synchronized void configuration(Map<String, String> resolved) {
    configuration = Map.copyOf(resolved);
  }

  synchronized Map<String, Artifact> inputs() {
    return new LinkedHashMap<>(inputs);
  }

  synchronized void input(String name, Artifact artifact) {
    inputs.put(name, artifact);
  }

  synchronized Map<String, Artifact> outputs() {
    return new LinkedHashMap<>(outputs);
  }

  synchronized void output(String name, Artifact artifact) {
    outputs.put(name, artifact);
  }

  synchronized void externalId(String value) {
    externalId = Optional.of(value);
  }

  synchronized void revision(Revision value) {
    revision = Optional.of(value);
  }

  synchronized Optional<Approval> approval() {
    return approval;
  }

  synchronized void approval(Approval open) {
    approval = Optional.of(open);
  }

  synchronized void updatedBy(String arn) {
    updatedBy = arn;
  }

  synchronized void summary(String text) {
    summary = text;
  }

  synchronized void end(Status outcome, ActionOutcome result, Instant now) {
    status = outcome;
    lastChange = now;
    summary = result.summary().isEmpty() ? summary : result.summary();
    failure = result.failure();
    variables = result.variables();
  }

  /** Completes when nobody waits for it any more. */
  CompletableFuture<Boolean> abandoned() {
    return abandoned;
  }
}
