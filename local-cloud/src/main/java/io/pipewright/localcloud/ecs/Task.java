package io.pipewright.localcloud.ecs;

import io.pipewright.localcloud.process.ProcessGroup;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** One task and how far it is. Safe to read while it runs. */
final class Task {
  private final String id;
  private final TaskDefinition definition;
  private final String startedBy;
  private final Instant created;
  private Optional<ProcessGroup> process = Optional.empty();
  private String status = "PENDING";
  private OptionalInt exitCode = OptionalInt.empty();
  private Optional<Instant> started = Optional.empty();
  private Optional<Instant> stopped = Optional.empty();
  private String stoppedReason = "";
  private String stopCode = "";

  Task(String id, TaskDefinition definition, String startedBy, Instant created) {
    this.id = id;
    this.definition = definition;
    this.startedBy = startedBy;
    this.created = created;
  }

  String id() {
    return id;
  }

  TaskDefinition definition() {
    return definition;
  }

  String startedBy() {
    return startedBy;
  }

  Instant created() {
    return created;
  }

  synchronized String status() {
    return status;
  }

  synchronized OptionalInt exitCode() {
    return exitCode;
  }

  synchronized Optional<Instant> started() {
    return started;
  }

  synchronized Optional<Instant> stopped() {
    return stopped;
  }

  synchronized String stoppedReason() {
    return stoppedReason;
  }

  synchronized String stopCode() {
    return stopCode;
  }

  synchronized Optional<ProcessGroup> process() {
    return process;
  }

  synchronized boolean isStopped() {
    return status.equals("STOPPED");
  }

  synchronized void running(ProcessGroup group, Instant now) {
    process = Optional.of(group);
    started = Optional.of(now);
    status = "RUNNING";
  }

  /** Says why it will stop; the first reason counts. */
  synchronized void stopping(String code, String reason) {
    if (stopCode.isEmpty()) {
      stopCode = code;
      stoppedReason = reason;
    }
  }

  synchronized void stopped(OptionalInt code, Instant now) {
    exitCode = code;
    stopped = Optional.of(now);
    status = "STOPPED";
  }
}
