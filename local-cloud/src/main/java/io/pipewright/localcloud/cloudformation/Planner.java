package io.pipewright.localcloud.cloudformation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.cloudformation.Template.ResourceDeclaration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares what a stack is with what it would be made from. */
final class Planner {
  private static final String NOT_YET = "{{changeSet:KNOWN_AFTER_APPLY}}";
  private static final String NO_CHANGES =
      "The submitted information didn't contain changes. Submit different information to create a"
          + " change set.";

  private final ResourceTypes types;

  Planner(ResourceTypes types) {
    this.types = types;
  }

  /** The change set with its changes, or failed with the reason. */
  ChangeSet plan(ChangeSet changeSet, Stack stack, StackScope.Pseudo pseudo) {
    Submission submission = changeSet.submission();
    Map<String, StackResource> existing = stack.resources();
    StackScope scope = new StackScope(pseudo, submission, existing, Optional.of(NOT_YET));
    List<ResourceDeclaration> declarations = scope.declarations();
    List<String> unsupported = unsupported(declarations);
    if (!unsupported.isEmpty()) {
      return changeSet.failed("Encountered unsupported properties: " + unsupported);
    }
    boolean retag = stack.deployed().filter(it -> it.tags().equals(submission.tags())).isEmpty();
    List<Change> changes = changes(declarations, existing, new Intrinsics(scope), retag);
    boolean sameOutputs =
        stack
            .deployed()
            .filter(it -> it.template().outputs().equals(submission.template().outputs()))
            .isPresent();
    return changes.isEmpty() && sameOutputs
        ? changeSet.failed(NO_CHANGES)
        : changeSet.complete(changes);
  }

  private List<String> unsupported(List<ResourceDeclaration> declarations) {
    List<String> unsupported = new ArrayList<>();
    for (ResourceDeclaration declaration : declarations) {
      types.find(declaration.type()).stream()
          .flatMap(type -> PropertyCheck.unknown(type, declaration.properties()).stream())
          .map(path -> declaration.logicalId() + " (" + declaration.type() + ") " + path)
          .forEach(unsupported::add);
    }
    return unsupported;
  }

  private static List<Change> changes(
      List<ResourceDeclaration> declarations,
      Map<String, StackResource> existing,
      Intrinsics intrinsics,
      boolean retag) {
    List<Change> changes = new ArrayList<>();
    Set<String> kept = new HashSet<>();
    for (ResourceDeclaration declaration : declarations) {
      StackResource before = existing.get(declaration.logicalId());
      ObjectNode properties = intrinsics.resolve(declaration.properties());
      kept.add(declaration.logicalId());
      if (before == null) {
        changes.add(change(Change.Action.ADD, declaration, ""));
      } else if (!before.type().equals(declaration.type())) {
        throw StackErrors.validation(
            "Update of resource type is not permitted: " + declaration.logicalId());
      } else if (retag || !before.properties().equals(properties)) {
        changes.add(change(Change.Action.MODIFY, declaration, before.physicalId()));
      }
    }
    existing.values().stream()
        .filter(it -> !kept.contains(it.logicalId()))
        .map(it -> new Change(Change.Action.REMOVE, it.logicalId(), it.physicalId(), it.type()))
        .forEach(changes::add);
    return changes;
  }

  private static Change change(
      Change.Action action, ResourceDeclaration declaration, String physicalId) {
    return new Change(action, declaration.logicalId(), physicalId, declaration.type());
  }
}
