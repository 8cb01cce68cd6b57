package io.pipewright.localcloud.codebuild;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One build and how far it is. Safe to read while it runs. */
public final class Build {
  private final String uuid;
  private final long number;
  private final Project project;
  private final BuildRequest request;
  private final Instant start;
  private final CompletableFuture<Build> done = new CompletableFuture<>();
  private final List<Phase> phases = new ArrayList<>();
  private final List<Report> reports = new ArrayList<>();
  private Status status = Status.IN_PROGRESS;
  private Optional<Status> ending = Optional.empty();
  private Optional<Instant> end = Optional.empty();
  private Map<String, String> exported = Map.of();
  private Map<String, Path> outputs = Map.of();
  private Optional<Runnable> stopper = Optional.empty();

  Build(String uuid, long number, Project project, BuildRequest request, Instant start) {
    this.uuid = uuid;
    this.number = number;
    this.project = project;
    this.request = request;
    this.start = start;
  }

  /** How a build stands. */
  public enum Status {
    /** It waits or runs. */
    IN_PROGRESS,
    /** All phases succeeded. */
    SUCCEEDED,
    /** A phase failed. */
    FAILED,
    /** It ran longer than its project allows. */
    TIMED_OUT,
    /** It was stopped. */
    STOPPED
  }

  /**
   * A phase that was entered.
   *
   * @param contextCode for example {@code COMMAND_EXECUTION_ERROR}; empty if nothing went wrong
   * @param message what went wrong
   */
  public record Phase(
      PhaseType type,
      Status status,
      Instant start,
      Optional<Instant> end,
      String contextCode,
      String message) {}

  /**
   * A report that the build left.
   *
   * @param arn of the report
   * @param group name in the buildspec
   * @param passed tests
   * @param failed tests, errors included
   * @param skipped tests
   */
  public record Report(String arn, String group, int passed, int failed, int skipped) {
    /** {@code SUCCEEDED}, or {@code FAILED} if a test failed. */
    public String status() {
      return failed == 0 ? "SUCCEEDED" : "FAILED";
    }
  }

  /** {@code project:uuid}. */
  public String id() {
    return project.name() + ":" + uuid;
  }

  /** The name of its log stream. */
  public String uuid() {
    return uuid;
  }

  /** The log group of its project. */
  public String logGroup() {
    return "/aws/codebuild/" + project.name();
  }

  /** Counts up in a project, from 1. */
  public long number() {
    return number;
  }

  /** The project as it was when the build started. */
  public Project project() {
    return project;
  }

  /** What was asked for. */
  public BuildRequest request() {
    return request;
  }

  /** When it was submitted. */
  public Instant start() {
    return start;
  }

  /** When it ended. */
  public synchronized Optional<Instant> end() {
    return end;
  }

  /** How it stands. */
  public synchronized Status status() {
    return status;
  }

  /** The phases that were entered, in order. */
  public synchronized List<Phase> phases() {
    return List.copyOf(phases);
  }

  /** The reports that it left. */
  public synchronized List<Report> reports() {
    return List.copyOf(reports);
  }

  /** The exported variables, once it is over. */
  public synchronized Map<String, String> exportedVariables() {
    return exported;
  }

  /** The zips of its outputs by artefact name; whoever asked for the build takes them. */
  public synchronized Map<String, Path> outputs() {
    return outputs;
  }

  /** Completes when it is over, with itself, whatever the outcome. */
  public CompletableFuture<Build> done() {
    return done.copy();
  }

  /** The first phase that did not succeed. */
  public synchronized Optional<Phase> failedPhase() {
    return phases.stream()
        .filter(phase -> phase.status() != Status.SUCCEEDED && phase.end().isPresent())
        .findFirst();
  }

  synchronized void enter(PhaseType type, Instant now) {
    phases.add(new Phase(type, Status.IN_PROGRESS, now, Optional.empty(), "", ""));
  }

  synchronized void leave(Status outcome, Instant now, String code, String message) {
    Phase last = phases.remove(phases.size() - 1);
    phases.add(new Phase(last.type(), outcome, last.start(), Optional.of(now), code, message));
  }

  synchronized void add(Report report) {
    reports.add(report);
  }

  synchronized void export(Map<String, String> values) {
    exported = Map.copyOf(values);
  }

  synchronized void outputs(Map<String, Path> zips) {
    outputs = Map.copyOf(zips);
  }

  /** What ends it from outside; at once if it was asked to end before. */
  void onStop(Runnable action) {
    boolean already;
    synchronized (this) {
      stopper = Optional.of(action);
      already = ending.isPresent();
    }
    if (already) {
      action.run();
    }
  }

  /** Asks it to end as timed out or stopped. */
  void stop(Status as) {
    Optional<Runnable> action;
    synchronized (this) {
      if (end.isPresent() || ending.isPresent()) {
        return;
      }
      ending = Optional.of(as);
      action = stopper;
    }
    action.ifPresent(Runnable::run);
  }

  /** How it was asked to end, if it was. */
  synchronized Optional<Status> ending() {
    return ending;
  }

  void complete(boolean succeeded, Instant now) {
    synchronized (this) {
      status = ending.orElse(succeeded ? Status.SUCCEEDED : Status.FAILED);
      end = Optional.of(now);
    }
    done.complete(this);
  }
}
