package io.pipewright.localcloud.cloudformation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.cloudformation.Template.DeletionPolicy;
import io.pipewright.localcloud.server.AwsError;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts and deletes single resources of a stack, and records it in the stack's events. */
final class ResourceActions {
  private static final Logger LOG = LoggerFactory.getLogger(ResourceActions.class);

  private final ResourceTypes types;
  private final Clock clock;

  ResourceActions(ResourceTypes types, Clock clock) {
    this.types = types;
    this.clock = clock;
  }

  /**
   * What a resource shall be.
   *
   * @param logicalId its name in the template
   * @param type its type
   * @param properties resolved
   * @param deletion what happens when it leaves the stack
   * @param physicalId the existing one's
   */
  record Target(
      String logicalId,
      String type,
      ObjectNode properties,
      DeletionPolicy deletion,
      Optional<String> physicalId) {}

  /**
   * Creates or updates a resource.
   *
   * @throws ResourceFailure if it fails; the event is recorded
   */
  void put(Stack stack, Target target, Map<String, String> tags) throws ResourceFailure {
    String verb = target.physicalId().isPresent() ? "UPDATE" : "CREATE";
    event(stack, target, verb + "_IN_PROGRESS", Optional.empty());
    try {
      ResourceType.Resource made =
          type(target.type())
              .put(
                  new ResourceType.ResourceRequest(
                      stack.name(),
                      target.logicalId(),
                      target.physicalId(),
                      target.properties().deepCopy(),
                      tags));
      stack.keep(
          new StackResource(
              target.logicalId(),
              target.type(),
              made.physicalId(),
              made.attributes(),
              target.properties(),
              target.deletion(),
              verb + "_COMPLETE",
              clock.instant()));
    } catch (RuntimeException e) {
      String reason = reason(e);
      event(stack, target, verb + "_FAILED", Optional.of(reason));
      throw new ResourceFailure(target.logicalId(), reason);
    }
  }

  /** Deletes a resource, or keeps it if it is to be kept; false if it could not be deleted. */
  boolean delete(Stack stack, StackResource resource, boolean keep) {
    if (keep) {
      event(stack, resource, "DELETE_SKIPPED", Optional.empty());
      stack.forget(resource.logicalId());
      return true;
    }
    event(stack, resource, "DELETE_IN_PROGRESS", Optional.empty());
    try {
      type(resource.type()).delete(resource.physicalId());
      event(stack, resource, "DELETE_COMPLETE", Optional.empty());
      stack.forget(resource.logicalId());
      return true;
    } catch (RuntimeException e) {
      event(stack, resource, "DELETE_FAILED", Optional.of(reason(e)));
      return false;
    }
  }

  /** Deletes what a replacement left behind, which is no longer part of the stack. */
  void deleteReplaced(Stack stack, StackResource old) {
    if (old.deletion() == DeletionPolicy.DELETE) {
      try {
        type(old.type()).delete(old.physicalId());
        event(stack, old, "DELETE_COMPLETE", Optional.empty());
      } catch (RuntimeException e) {
        event(stack, old, "DELETE_FAILED", Optional.of(reason(e)));
      }
    } else {
      event(stack, old, "DELETE_SKIPPED", Optional.empty());
    }
  }

  private ResourceType type(String name) {
    return types
        .find(name)
        .orElseThrow(() -> StackErrors.validation("Unrecognized resource type: " + name));
  }

  private static void event(Stack stack, Target target, String status, Optional<String> why) {
    stack.event(target.logicalId(), target.physicalId().orElse(""), target.type(), status, why);
  }

  private static void event(
      Stack stack, StackResource resource, String status, Optional<String> why) {
    stack.event(resource.logicalId(), resource.physicalId(), resource.type(), status, why);
  }

  /** An error of AWS is told; anything else is a bug here, and its reason is in the log. */
  static String reason(RuntimeException failure) {
    if (failure instanceof AwsError error) {
      return error.text() + " (" + error.code() + ")";
    }
    LOG.error("CloudFormation could not go on: a bug of local-cloud", failure);
    return "Internal failure of local-cloud; its log has the reason.";
  }

  /** A resource could not be put; the message is the reason. */
  static final class ResourceFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String logicalId;

    ResourceFailure(String logicalId, String reason) {
      super(reason);
      this.logicalId = logicalId;
    }

    String logicalId() {
      return logicalId;
    }
  }
}
