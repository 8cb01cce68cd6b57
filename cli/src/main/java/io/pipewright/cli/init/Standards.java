package io.pipewright.cli.init;

import io.pipewright.manifest.Severity;
import io.pipewright.organisation.Organisation;
import io.pipewright.organisation.Team;
import io.pipewright.repository.RepositoryId;
import java.util.Optional;

/**
 * What keys say that are shown and not set: values that would be right if they were.
 *
 * @param team the owner
 * @param coverage percent of lines
 * @param failOn the mildest finding that fails a scan
 */
record Standards(String team, int coverage, Severity failOn) {
  private static final Standards UNKNOWN = new Standards("payments", 80, Severity.HIGH);

  /** Those of an organisation, or examples. */
  static Standards of(Optional<Organisation> organisation, RepositoryId repository) {
    return organisation
        .map(
            known ->
                new Standards(
                    known.owner(repository).map(Team::name).orElse(UNKNOWN.team()),
                    Math.max(UNKNOWN.coverage(), known.gates().coverage()),
                    known.gates().failOn()))
        .orElse(UNKNOWN);
  }
}
