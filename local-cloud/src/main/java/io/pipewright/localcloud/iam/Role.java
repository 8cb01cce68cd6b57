package io.pipewright.localcloud.iam;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A deployed role.
 *
 * @param name unique in the account
 * @param arn with its path
 * @param id {@code AROA…}
 * @param trust who may assume it
 * @param policies its own, by name
 * @param managedPolicies ARNs of those attached to it
 * @param boundary ARN of the policy that it cannot exceed
 * @param maximumSession how long a session lasts at most
 * @param tags its own
 */
public record Role(
    String name,
    String arn,
    String id,
    PolicyDocument trust,
    Map<String, PolicyDocument> policies,
    List<String> managedPolicies,
    Optional<String> boundary,
    Duration maximumSession,
    Map<String, String> tags) {
  /** An immutable role. */
  public Role {
    policies = Map.copyOf(policies);
    managedPolicies = List.copyOf(managedPolicies);
    tags = Map.copyOf(tags);
  }
}
