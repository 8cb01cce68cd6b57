package io.pipewright.localcloud.cloudformation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.localcloud.cloudformation.Template.DeletionPolicy;
import java.time.Instant;
import java.util.Map;

/**
 * A resource of a stack as it exists.
 *
 * @param logicalId its name in the template
 * @param type for example {@code AWS::S3::Bucket}
 * @param physicalId what {@code Ref} gives
 * @param attributes what {@code Fn::GetAtt} gives
 * @param properties those it was last put with, resolved
 * @param deletion what happens when it leaves the stack
 * @param status for example {@code CREATE_COMPLETE}
 * @param time of that status
 */
record StackResource(
    String logicalId,
    String type,
    String physicalId,
    Map<String, String> attributes,
    ObjectNode properties,
    DeletionPolicy deletion,
    String status,
    Instant time) {
  StackResource {
    attributes = Map.copyOf(attributes);
  }
}
