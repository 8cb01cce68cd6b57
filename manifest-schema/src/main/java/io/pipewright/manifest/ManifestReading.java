package io.pipewright.manifest;

import io.pipewright.problem.Problem;
import io.pipewright.problem.Result;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A manifest as far as it could be read.
 *
 * @param document what is right of it; empty if the text is not YAML or not even a mapping
 * @param doubtful paths of what was left out because it is wrong, and of what was probably meant by
 *     it
 * @param problems everything that was found, by place
 */
public record ManifestReading(
    Optional<ManifestDocument> document, Set<String> doubtful, List<Problem> problems) {
  public ManifestReading {
    doubtful = Set.copyOf(doubtful);
    problems = List.copyOf(problems);
  }

  /** A manifest in which nothing is wrong. */
  public static ManifestReading of(ManifestDocument document) {
    return new ManifestReading(Optional.of(document), Set.of(), List.of());
  }

  /** The manifest if nothing is wrong with it, or else the problems. */
  public Result<ManifestDocument> complete() {
    return problems.isEmpty() && document.isPresent()
        ? new Result.Valid<>(document.get())
        : new Result.Invalid<>(problems);
  }

  /** The paths of the templates that are deployed, as far as they could be read. */
  public Set<String> templates() {
    return document.stream()
        .flatMap(found -> found.manifest().components().stream())
        .flatMap(component -> component.deploy().stream())
        .map(deployment -> deployment.target().template())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether {@code path} is, or is below, something that was left out. */
  public boolean isDoubtful(String path) {
    return doubtful.stream()
        .anyMatch(
            left ->
                path.equals(left) || path.startsWith(left + ".") || path.startsWith(left + "["));
  }
}
