package io.pipewright.webhook.merge;

import io.pipewright.organisation.Organisation;
import io.pipewright.organisation.Team;
import io.pipewright.repository.RepositoryId;
import java.util.Optional;

/**
 * A repository that the factory serves.
 *
 * @param id as {@code factory.yaml} spells it
 * @param team its owner
 */
public record OwnedRepository(RepositoryId id, Team team) {
  /**
   * Finds a repository that a delivery names. Project keys are compared without case, as Bitbucket
   * does: it writes the key of one personal project now {@code ~ADA} and now {@code ~ada}.
   */
  public static Optional<OwnedRepository> find(Organisation organisation, RepositoryId named) {
    return organisation.teams().values().stream()
        .flatMap(
            team ->
                team.repositories().stream()
                    .filter(owned -> same(owned, named))
                    .map(owned -> new OwnedRepository(owned, team)))
        .findFirst();
  }

  private static boolean same(RepositoryId owned, RepositoryId named) {
    return owned.slug().equals(named.slug()) && owned.project().equalsIgnoreCase(named.project());
  }
}
