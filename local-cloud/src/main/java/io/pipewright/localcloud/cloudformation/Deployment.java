package io.pipewright.localcloud.cloudformation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.cloudformation.ResourceActions.ResourceFailure;
import io.pipewright.localcloud.cloudformation.ResourceActions.Target;
import io.pipewright.localcloud.cloudformation.Template.DeletionPolicy;
import io.pipewright.localcloud.cloudformation.Template.OutputDeclaration;
import io.pipewright.localcloud.cloudformation.Template.ResourceDeclaration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Executes a change set: puts the resources in the order of their references, then deletes those
 * that left the template. If a resource fails, what was done is undone.
 */
final class Deployment {
  private final ResourceActions actions;
  private final Stack stack;
  private final ChangeSet changeSet;
  private final StackScope scope;
  private final Map<String, StackResource> current;
  private final Map<String, StackResource> before;
  private final boolean retag;

  Deployment(ResourceActions actions, Stack stack, ChangeSet changeSet, StackScope.Pseudo pseudo) {
    this.actions = actions;
    this.stack = stack;
    this.changeSet = changeSet;
    this.before = stack.resources();
    this.current = new HashMap<>(before);
    this.scope = new StackScope(pseudo, changeSet.submission(), current, Optional.empty());
    this.retag =
        stack.deployed().filter(it -> it.tags().equals(changeSet.submission().tags())).isEmpty();
  }

  /** Runs to the end, whatever the end is. */
  void run() {
    String verb = changeSet.creates() ? "CREATE" : "UPDATE";
    List<String> touched = new ArrayList<>();
    try {
      List<ResourceDeclaration> declarations = scope.declarations();
      for (ResourceDeclaration declaration : declarations) {
        put(declaration, touched);
      }
      Map<String, String> outputs = outputs();
      cleanUp(declarations);
      stack.deployed(changeSet.submission(), outputs);
      stack.keep(changeSet.executing("EXECUTE_COMPLETE"));
      stack.status(verb + "_COMPLETE", Optional.empty());
    } catch (ResourceFailure e) {
      rollBack(
          touched,
          "The following resource(s) failed to "
              + verb.toLowerCase(Locale.ROOT)
              + ": ["
              + e.logicalId()
              + "]. ");
    } catch (RuntimeException e) {
      rollBack(touched, ResourceActions.reason(e));
    }
  }

  private void put(ResourceDeclaration declaration, List<String> touched) throws ResourceFailure {
    ObjectNode properties = new Intrinsics(scope).resolve(declaration.properties());
    StackResource old = before.get(declaration.logicalId());
    if (old != null && !retag && old.properties().equals(properties)) {
      return;
    }
    touched.add(declaration.logicalId());
    actions.put(
        stack,
        new Target(
            declaration.logicalId(),
            declaration.type(),
            properties,
            declaration.deletion(),
            Optional.ofNullable(old).map(StackResource::physicalId)),
        changeSet.submission().tags());
    StackResource made = stack.resources().get(declaration.logicalId());
    if (made != null) {
      current.put(declaration.logicalId(), made);
    }
  }

  private Map<String, String> outputs() {
    Intrinsics intrinsics = new Intrinsics(scope);
    Map<String, String> outputs = new LinkedHashMap<>();
    changeSet.submission().template().outputs().entrySet().stream()
        .filter(it -> exists(it.getValue()))
        .forEach(it -> outputs.put(it.getKey(), intrinsics.text(it.getValue().value())));
    return outputs;
  }

  private boolean exists(OutputDeclaration output) {
    return output.condition().filter(name -> !scope.condition(name)).isEmpty();
  }

  /** After this there is no way back, so failures to delete are recorded and do not fail it. */
  private void cleanUp(List<ResourceDeclaration> declarations) {
    if (changeSet.creates()) {
      return;
    }
    stack.status("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", Optional.empty());
    Set<String> declared = new HashSet<>();
    declarations.forEach(it -> declared.add(it.logicalId()));
    for (StackResource old : reversed(before)) {
      StackResource now = current.get(old.logicalId());
      if (!declared.contains(old.logicalId())) {
        if (!actions.delete(stack, old, old.deletion() != DeletionPolicy.DELETE)) {
          stack.forget(old.logicalId());
        }
      } else if (now != null && !now.physicalId().equals(old.physicalId())) {
        actions.deleteReplaced(stack, old);
      }
    }
  }

  private void rollBack(List<String> touched, String reason) {
    String rollback = changeSet.creates() ? "ROLLBACK" : "UPDATE_ROLLBACK";
    stack.keep(changeSet.executing("EXECUTE_FAILED"));
    stack.status(rollback + "_IN_PROGRESS", Optional.of(reason));
    boolean complete = true;
    List<String> backwards = new ArrayList<>(touched);
    Collections.reverse(backwards);
    for (String logicalId : backwards) {
      complete &= undo(logicalId);
    }
    stack.status(
        rollback + (complete ? "_COMPLETE" : "_FAILED"),
        complete ? Optional.empty() : Optional.of(reason));
  }

  private boolean undo(String logicalId) {
    StackResource now = stack.resources().get(logicalId);
    StackResource old = before.get(logicalId);
    if (old != null) {
      return restore(old);
    }
    return now == null || actions.delete(stack, now, now.deletion() == DeletionPolicy.RETAIN);
  }

  private boolean restore(StackResource old) {
    try {
      actions.put(
          stack,
          new Target(
              old.logicalId(),
              old.type(),
              old.properties(),
              old.deletion(),
              Optional.of(old.physicalId())),
          stack.deployed().map(Submission::tags).orElse(Map.of()));
      return true;
    } catch (ResourceFailure e) {
      return false;
    }
  }

  private static List<StackResource> reversed(Map<String, StackResource> resources) {
    List<StackResource> list = new ArrayList<>(resources.values());
    Collections.reverse(list);
    return list;
  }
}
