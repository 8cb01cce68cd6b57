package io.pipewright.localcloud.cloudformation;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a stack or to one of its resources.
 *
 * @param id unique
 * @param logicalId the resource's name in the template, or the stack's name
 * @param physicalId empty while it is not known
 * @param type for example {@code AWS::CloudFormation::Stack}
 * @param status for example {@code CREATE_FAILED}
 * @param reason why
 * @param time when
 */
record StackEvent(
    String id,
    String logicalId,
    String physicalId,
    String type,
    String status,
    Optional<String> reason,
    Instant time) {}
