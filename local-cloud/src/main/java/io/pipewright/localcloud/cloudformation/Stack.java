package io.pipewright.localcloud.cloudformation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A stack: its state, its resources, its change sets and what happened to it. */
final class Stack {
  private static final String TYPE = "AWS::CloudFormation::Stack";

  private final String id;
  private final String name;
  private final Clock clock;
  private final Instant created;
  private final Map<String, StackResource> resources = new LinkedHashMap<>();
  private final Map<String, ChangeSet> changeSets = new LinkedHashMap<>();
  private final Deque<StackEvent> events = new ArrayDeque<>();
  private Optional<Submission> deployed = Optional.empty();
  private Map<String, String> outputs = Map.of();
  private String status = "";
  private Optional<String> reason = Optional.empty();
  private Optional<Instant> updated = Optional.empty();

  Stack(String id, String name, Clock clock) {
    this.id = id;
    this.name = name;
    this.clock = clock;
    this.created = clock.instant();
    status("REVIEW_IN_PROGRESS", Optional.of("User Initiated"));
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  Instant created() {
    return created;
  }

  synchronized String status() {
    return status;
  }

  synchronized Optional<String> reason() {
    return reason;
  }

  synchronized Optional<Instant> updated() {
    return updated;
  }

  /** Whether something is being done to it. */
  synchronized boolean isBusy() {
    return status.endsWith("_IN_PROGRESS") && !status.equals("REVIEW_IN_PROGRESS");
  }

  synchronized void status(String newStatus, Optional<String> why) {
    status = newStatus;
    reason = why;
    updated = Optional.of(clock.instant());
    event(name, id, TYPE, newStatus, why);
  }

  /** Sets a status if nothing is being done to the stack; false if something is. */
  synchronized boolean start(String newStatus) {
    if (isBusy()) {
      return false;
    }
    status(newStatus, Optional.of("User Initiated"));
    return true;
  }

  synchronized void event(
      String logicalId, String physicalId, String type, String what, Optional<String> why) {
    events.addFirst(
        new StackEvent(
            UUID.randomUUID().toString(), logicalId, physicalId, type, what, why, clock.instant()));
  }

  /** The newest first. */
  synchronized List<StackEvent> events() {
    return List.copyOf(events);
  }

  synchronized Map<String, StackResource> resources() {
    return new LinkedHashMap<>(resources);
  }

  synchronized void keep(StackResource resource) {
    resources.put(resource.logicalId(), resource);
    event(
        resource.logicalId(),
        resource.physicalId(),
        resource.type(),
        resource.status(),
        Optional.empty());
  }

  synchronized void forget(String logicalId) {
    resources.remove(logicalId);
  }

  /** What it was last made from; empty before the first success. */
  synchronized Optional<Submission> deployed() {
    return deployed;
  }

  synchronized void deployed(Submission submission, Map<String, String> values) {
    deployed = Optional.of(submission);
    outputs = Map.copyOf(values);
  }

  synchronized Map<String, String> outputs() {
    return outputs;
  }

  synchronized List<ChangeSet> changeSets() {
    return new ArrayList<>(changeSets.values());
  }

  synchronized Optional<ChangeSet> changeSet(String nameOrId) {
    return changeSets.values().stream()
        .filter(it -> it.name().equals(nameOrId) || it.id().equals(nameOrId))
        .findFirst();
  }

  synchronized void keep(ChangeSet changeSet) {
    changeSets.put(changeSet.name(), changeSet);
  }

  synchronized void forget(ChangeSet changeSet) {
    changeSets.remove(changeSet.name());
  }
}
