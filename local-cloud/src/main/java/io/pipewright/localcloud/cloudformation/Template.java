package io.pipewright.localcloud.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A template whose structure is understood.
 *
 * @param text as it was submitted
 * @param description what it says of itself
 * @param parameters by name
 * @param conditions by name, not evaluated
 * @param resources by logical id, in the template's order
 * @param outputs by name
 */
record Template(
    String text,
    Optional<String> description,
    Map<String, ParameterDeclaration> parameters,
    Map<String, JsonNode> conditions,
    Map<String, ResourceDeclaration> resources,
    Map<String, OutputDeclaration> outputs) {

  Template {
    parameters = ordered(parameters);
    conditions = ordered(conditions);
    resources = ordered(resources);
    outputs = ordered(outputs);
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * A resource as it is written.
   *
   * @param logicalId its name in the template
   * @param type for example {@code AWS::S3::Bucket}
   * @param properties with intrinsic functions
   * @param dependsOn logical ids
   * @param condition the name of the condition under which it exists
   * @param deletion what happens to it when it leaves the stack
   */
  record ResourceDeclaration(
      String logicalId,
      String type,
      ObjectNode properties,
      List<String> dependsOn,
      Optional<String> condition,
      DeletionPolicy deletion) {
    ResourceDeclaration {
      dependsOn = List.copyOf(dependsOn);
    }
  }

  /** What happens to a resource that leaves its stack. */
  enum DeletionPolicy {
    DELETE,
    RETAIN,
    /** Kept, unless the stack's creation fails. */
    RETAIN_EXCEPT_ON_CREATE
  }

  /**
   * An output as it is written.
   *
   * @param value with intrinsic functions
   * @param description for people
   * @param condition the name of the condition under which it exists
   */
  record OutputDeclaration(
      JsonNode value, Optional<String> description, Optional<String> condition) {}
}
