package io.pipewright.localcloud.cloudformation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A resource type that exists here. What it does not know it refuses. */
public interface ResourceType {
  /** For example {@code AWS::CodeBuild::Project}. */
  String name();

  /**
   * The properties that it understands, as dotted paths without list indices, for example {@code
   * Environment.EnvironmentVariables.Name}. A path that ends in {@code .*} takes anything below it.
   */
  Set<String> properties();

  /**
   * Creates the resource, or updates it in place if {@code request.physicalId()} is there.
   *
   * @throws io.pipewright.localcloud.server.AwsError if the properties make no sense together
   */
  Resource put(ResourceRequest request);

  /** Deletes the resource. */
  void delete(String physicalId);

  /**
   * What a put asks for.
   *
   * @param stackName the stack
   * @param logicalId the resource's name in the template
   * @param physicalId the existing resource's, on an update
   * @param properties resolved: no intrinsic functions are left
   * @param stackTags the tags of the stack
   */
  record ResourceRequest(
      String stackName,
      String logicalId,
      Optional<String> physicalId,
      ObjectNode properties,
      Map<String, String> stackTags) {
    public ResourceRequest {
      stackTags = Map.copyOf(stackTags);
    }
  }

  /**
   * What exists now.
   *
   * @param physicalId what {@code Ref} gives
   * @param attributes what {@code Fn::GetAtt} gives
   */
  record Resource(String physicalId, Map<String, String> attributes) {
    public Resource {
      attributes = Map.copyOf(attributes);
    }
  }
}
