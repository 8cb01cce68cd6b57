package io.pipewright.organisation;

import io.pipewright.repository.RepositoryId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A valid {@code factory.yaml}: everything about the factory that is not code.
 *
 * @param aws the account and region in which the pipelines run
 * @param bitbucket where the repositories are
 * @param factory the factory's own resources
 * @param teams by slug
 * @param environments by name, in the order written
 * @param gates what every pipeline must meet at least
 */
public record Organisation(
    AwsHome aws,
    BitbucketSettings bitbucket,
    FactorySettings factory,
    Map<String, Team> teams,
    Map<String, Environment> environments,
    GateDefaults gates) {
  public Organisation {
    teams = Collections.unmodifiableMap(new LinkedHashMap<>(teams));
    environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
  }

  /** The team that owns {@code repository}; empty if the factory does not serve it. */
  public Optional<Team> owner(RepositoryId repository) {
    return teams.values().stream()
        .filter(team -> team.repositories().contains(repository))
        .findFirst();
  }
}
