package io.pipewright.steps.version;

import io.pipewright.repository.CommitHash;
import java.util.Map;
import java.util.Optional;

/** Finds the commit that an archive was made of. */
final class SourceCommit {
  private SourceCommit() {}

  /**
   * Reads the commit from the archive's metadata, after checking whose archive it is.
   *
   * @throws StepException if the archive is another repository's, or says nothing of its commit
   */
  static CommitHash read(SourceMetadata metadata, VersionSettings settings) {
    Map<String, String> values = metadata.of(settings.source());
    String repository = Optional.ofNullable(values.get("repository")).orElse("");
    if (!repository.equals(settings.repository().toString())) {
      throw refused(
          "the archive belongs to %s, but pipeline %s to %s; start it with an archive of its own repository"
              .formatted(
                  repository.isEmpty() ? "no repository" : "'" + printable(repository) + "'",
                  settings.pipeline(),
                  settings.repository()));
    }
    String commit = Optional.ofNullable(values.get("commit")).orElse("");
    try {
      return new CommitHash(commit);
    } catch (IllegalArgumentException malformed) {
      throw refused(
          "the archive's metadata names no commit; merge again, so that the webhook writes a new one");
    }
  }

  private static String printable(String text) {
    String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() > 100 ? clean.substring(0, 100) + "…" : clean;
  }

  private static StepException refused(String message) {
    return new StepException(StepException.Kind.REFUSED, message);
  }
}
