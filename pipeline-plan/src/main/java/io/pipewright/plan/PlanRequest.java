package io.pipewright.plan;

import io.pipewright.manifest.ManifestDocument;
import io.pipewright.organisation.Organisation;
import io.pipewright.repository.RepositoryId;
import java.util.List;

/**
 * What a pipeline is planned from.
 *
 * @param document the manifest
 * @param organisation the organisation's file
 * @param repository whose manifest it is
 * @param paths all files of the commit, from the root of the repository, {@code /} between parts
 */
public record PlanRequest(
    ManifestDocument document,
    Organisation organisation,
    RepositoryId repository,
    List<String> paths) {
  public PlanRequest {
    paths = List.copyOf(paths);
  }
}
