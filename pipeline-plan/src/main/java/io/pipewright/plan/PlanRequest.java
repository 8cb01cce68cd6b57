package io.pipewright.plan;

import io.pipewright.manifest.ManifestReading;
import io.pipewright.organisation.Organisation;
import io.pipewright.repository.RepositoryId;
import java.util.List;
import java.util.Map;

/**
 * What a pipeline is planned from.
 *
 * @param manifest as far as it could be read; a faulty one is judged too, so that everything wrong
 *     is told at once
 * @param organisation the organisation's file
 * @param repository whose manifest it is
 * @param paths all files of the commit, from the root of the repository, {@code /} between parts
 * @param templates the text of the CloudFormation templates that the manifest names, by path, as
 *     far as they are at hand; parameters are checked against these
 */
public record PlanRequest(
    ManifestReading manifest,
    Organisation organisation,
    RepositoryId repository,
    List<String> paths,
    Map<String, String> templates) {
  /** Bytes of a template that is read: CloudFormation takes no more. */
  public static final int LARGEST_TEMPLATE = 1_000_000;

  public PlanRequest {
    paths = List.copyOf(paths);
    templates = Map.copyOf(templates);
  }
}
