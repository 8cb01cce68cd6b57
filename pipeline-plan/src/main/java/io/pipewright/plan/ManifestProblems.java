package io.pipewright.plan;

import io.pipewright.manifest.ManifestDocument;
import io.pipewright.manifest.ManifestReading;
import io.pipewright.problem.FileKind;
import io.pipewright.problem.NearestMatch;
import io.pipewright.problem.ProblemCode;
import io.pipewright.problem.Problems;
import io.pipewright.problem.Result;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Collects what is wrong with a manifest, at the place of the value that is wrong, after what was
 * wrong when it was read. Nothing is said about what could not be read.
 */
final class ManifestProblems {
  private final ManifestReading reading;
  private final ManifestDocument document;
  private final Problems problems = new Problems(FileKind.MANIFEST);

  ManifestProblems(ManifestReading reading, ManifestDocument document) {
    this.reading = reading;
    this.document = document;
    problems.addAll(reading.complete());
  }

  void add(
      ProblemCode code,
      String path,
      String message,
      String found,
      Collection<String> allowed,
      String fix) {
    if (!reading.isDoubtful(path)) {
      problems.add(code, document.locate(path), path, message, found, List.copyOf(allowed), fix);
    }
  }

  /** A value that is none of {@code allowed}. */
  void unknown(
      ProblemCode code, String path, String message, String found, Collection<String> allowed) {
    add(
        code,
        path,
        message,
        found,
        allowed,
        NearestMatch.fix(found, allowed, "use one of the allowed values"));
  }

  /** Whether the manifest itself said more than could be read at {@code path}. */
  boolean isDoubtful(String path) {
    return reading.isDoubtful(path);
  }

  <T> Result<T> orElse(Supplier<T> value) {
    return problems.orElse(value);
  }
}
