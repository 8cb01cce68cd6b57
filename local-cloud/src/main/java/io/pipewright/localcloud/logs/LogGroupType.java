package io.pipewright.localcloud.logs;

import io.pipewright.localcloud.cloudformation.GeneratedNames;
import io.pipewright.localcloud.cloudformation.ResourceType;
import io.pipewright.localcloud.server.AwsError;
import java.util.Map;
import java.util.Set;

/**
 * {@code AWS::Logs::LogGroup}. Retention and encryption are recorded, not executed: lines stay
 * until the process ends.
 */
public final class LogGroupType implements ResourceType {
  private static final int LONGEST_NAME = 512;

  private final LogStore logs;
  private final String arnPrefix;
  private final GeneratedNames names;

  /** Makes its groups there. */
  public LogGroupType(LogStore logs, String account, String region, GeneratedNames names) {
    this.logs = logs;
    this.arnPrefix = "arn:aws:logs:" + region + ":" + account + ":log-group:";
    this.names = names;
  }

  @Override
  public String name() {
    return "AWS::Logs::LogGroup";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "LogGroupName", "LogGroupClass", "RetentionInDays", "KmsKeyId", "Tags.Key", "Tags.Value");
  }

  @Override
  public Resource put(ResourceRequest request) {
    String given = request.properties().path("LogGroupName").asText();
    String group =
        !given.isEmpty()
            ? given
            : request.physicalId().orElseGet(() -> names.name(request, LONGEST_NAME));
    boolean isNew = request.physicalId().filter(group::equals).isEmpty();
    if (isNew && !logs.createGroup(group)) {
      throw new AwsError(
          400,
          "ResourceAlreadyExistsException",
          "The specified log group already exists: " + group);
    }
    return new Resource(group, Map.of("Arn", arnPrefix + group + ":*"));
  }

  @Override
  public void delete(String physicalId) {
    logs.deleteGroup(physicalId);
  }
}
