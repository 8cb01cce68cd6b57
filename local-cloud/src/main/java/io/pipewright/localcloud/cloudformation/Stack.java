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
  private Optional<ChangeSet> latest = Optional.empty();
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

  /** Adds a change set; false if there is one of its name. */
  synchronized boolean add(ChangeSet changeSet) {
    return changeSets.putIfAbsent(changeSet.name(), changeSet) == null;
  }

  /** Notes what a change set would do, unless another one was executed meanwhile. */
  synchronized void planned(ChangeSet changeSet) {
    changeSet(changeSet.id())
        .ifPresent(
            now -> keep(now.execution().equals("OBSOLETE") ? obsolete(changeSet) : changeSet));
  }

  /**
   * Begins to execute a change set.
   *
   * @throws io.pipewright.localcloud.server.AwsError {@code InvalidChangeSetStatus} if it is not
   *     ready, or something is being done to the stack
   */
  synchronized ChangeSet begin(String changeSetName) {
    ChangeSet changeSet =
        changeSet(changeSetName).orElseThrow(() -> StackErrors.noChangeSet(changeSetName));
    if (!changeSet.execution().equals("AVAILABLE")) {
      throw StackErrors.changeSetStatus(
          "ChangeSet [%s] cannot be executed in its current status of [%s]"
              .formatted(changeSet.id(), changeSet.status()));
    }
    boolean isThere = !status.equals("REVIEW_IN_PROGRESS");
    if (changeSet.creates() == isThere
        || !start(changeSet.creates() ? "CREATE_IN_PROGRESS" : "UPDATE_IN_PROGRESS")) {
      throw StackErrors.changeSetStatus("Stack [%s] is in state [%s]".formatted(id, status));
    }
    // The others were planned against what the stack no longer is.
    changeSets.replaceAll((otherName, other) -> isOpen(other) ? obsolete(other) : other);
    ChangeSet executing = changeSet.executing("EXECUTE_IN_PROGRESS");
    keep(executing);
    latest = Optional.of(executing);
    return executing;
  }

  private static boolean isOpen(ChangeSet changeSet) {
    return changeSet.execution().equals("AVAILABLE")
        || changeSet.status().equals("CREATE_IN_PROGRESS");
  }

  private static ChangeSet obsolete(ChangeSet changeSet) {
    return changeSet.executing("OBSOLETE");
  }

  /** The one that was last executed, or is being executed. */
  synchronized Optional<ChangeSet> latest() {
    return latest;
  }

  /** What shows of it: what it was last made from, or else what it is being made from. */
  synchronized Optional<Submission> shown() {
    return deployed.or(() -> latest.map(ChangeSet::submission));
  }

  synchronized void keep(ChangeSet changeSet) {
    changeSets.put(changeSet.name(), changeSet);
  }

  synchronized void forget(ChangeSet changeSet) {
    changeSets.remove(changeSet.name());
  }
}
