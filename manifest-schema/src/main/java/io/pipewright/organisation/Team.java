package io.pipewright.organisation;

import io.pipewright.repository.RepositoryId;
import java.util.Set;

/**
 * A team and what it owns.
 *
 * @param name slug
 * @param key ARN of the team's KMS key in the tools account's region
 * @param repositories whose merges are its pipelines
 */
public record Team(String name, String key, Set<RepositoryId> repositories) {
  public Team {
    repositories = Set.copyOf(repositories);
  }
}
