package io.pipewright.localcloud.codepipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A pipeline that exists, with its history. */
public final class Pipeline {
  private final Instant created;
  private final Map<String, StageGate> gates = new ConcurrentHashMap<>();
  private final Map<String, Execution> latestInStage = new ConcurrentHashMap<>();
  private final Map<String, Execution> byToken = new ConcurrentHashMap<>();
  private final List<Execution> executions = new ArrayList<>();
  private PipelineDefinition definition;
  private Instant updated;
  private int version = 1;

  Pipeline(PipelineDefinition definition, Instant created) {
    this.definition = definition;
    this.created = created;
    this.updated = created;
  }

  /** Its structure now. */
  public synchronized PipelineDefinition definition() {
    return definition;
  }

  /** Counts up with each update, from 1. */
  public synchronized int version() {
    return version;
  }

  /** When it was created. */
  public Instant created() {
    return created;
  }

  /** When it was last updated. */
  public synchronized Instant updated() {
    return updated;
  }

  /** Its executions, newest first. */
  public synchronized List<Execution> executions() {
    List<Execution> newestFirst = new ArrayList<>(executions);
    java.util.Collections.reverse(newestFirst);
    return newestFirst;
  }

  /** An execution by its identifier. */
  public synchronized Optional<Execution> execution(String id) {
    return executions.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  synchronized void update(PipelineDefinition next, Instant now) {
    definition = next;
    updated = now;
    version++;
  }

  synchronized void add(Execution execution) {
    executions.add(execution);
  }

  StageGate gate(String stage) {
    return gates.computeIfAbsent(stage, name -> new StageGate());
  }

  void wakeGates() {
    gates.values().forEach(StageGate::wake);
  }

  void entered(String stage, Execution execution) {
    latestInStage.put(stage, execution);
  }

  /** The execution that entered a stage last. */
  Optional<Execution> latestIn(String stage) {
    return Optional.ofNullable(latestInStage.get(stage));
  }

  Optional<Execution> byToken(String token) {
    return Optional.ofNullable(byToken.get(token));
  }

  void token(String token, Execution execution) {
    byToken.put(token, execution);
  }
}
