package io.pipewright.plan;

import java.util.List;

/**
 * Something that a role may do: one Allow statement.
 *
 * @param actions IAM actions, no wildcard
 * @param resources ARNs, or {@code ${ArtifactBucket}} and {@code ${ArtifactBucket}/*} for the
 *     pipeline's own bucket, {@code ${LogGroup}} for the project's own log group
 * @param reason why, one line for people and for reviews
 */
public record Grant(List<String> actions, List<String> resources, String reason) {
  public Grant {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
  }
}
