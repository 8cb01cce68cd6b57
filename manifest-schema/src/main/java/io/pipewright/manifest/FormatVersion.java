package io.pipewright.manifest;

import io.pipewright.problem.FileKind;
import io.pipewright.problem.Problem;
import io.pipewright.problem.ProblemCode;

/** Says what to do about a manifest of another version of the format. */
final class FormatVersion {
  private static final String MISSING = ProblemCode.MISSING_KEY.in(FileKind.MANIFEST);
  private static final String OTHER = ProblemCode.NOT_ALLOWED.in(FileKind.MANIFEST);

  private FormatVersion() {}

  /** The problem, with a better fix if it is about the version. */
  static Problem advise(Problem problem) {
    if (!problem.path().equals("version")) {
      return problem;
    }
    if (problem.code().equals(MISSING)) {
      return fixed(
          problem,
          "add 'version: 1'; 'pipewright migrate' rewrites a manifest of the unversioned draft");
    }
    if (problem.code().equals(OTHER)) {
      return fixed(
          problem,
          problem.found().matches("[-0].*")
              ? "run 'pipewright migrate', which rewrites it to version 1"
              : "write 'version: 1', or use a Pipewright that knows this version");
    }
    return problem;
  }

  private static Problem fixed(Problem problem, String fix) {
    return new Problem(
        problem.code(),
        problem.at(),
        problem.path(),
        problem.message(),
        problem.found(),
        problem.allowed(),
        fix);
  }
}
