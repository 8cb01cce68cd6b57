package io.pipewright.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is installed and run at one step, as bash under {@code set -euo pipefail}.
 *
 * @param tool the tool and its version, for people
 * @param requires commands that have to be on the machine
 * @param input what it works on
 * @param files by name, written beside the scripts
 * @param install brings the tool; may be empty
 * @param run does the step, in the directory of the input
 * @param output what becomes the output artefact, if there is one
 * @param reports what CodeBuild shows of it
 */
public record Step(
    String tool,
    List<String> requires,
    Input input,
    Map<String, String> files,
    String install,
    String run,
    Optional<Output> output,
    Optional<Reports> reports) {
  public Step {
    requires = List.copyOf(requires);
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /** What a step works on. */
  public enum Input {
    /** The commit. */
    SOURCE,
    /** The tree after the build. */
    BUILD
  }

  /** What a step leaves. */
  public enum Output {
    /** The whole tree, {@code .} in the file. */
    TREE,
    /** What is in {@code $PIPEWRIGHT_OUT}, {@code out} in the file. */
    OUT
  }

  /**
   * Report files.
   *
   * @param format CodeBuild's word, for example {@code JUNITXML}
   * @param files globs from the root of the input
   */
  public record Reports(String format, List<String> files) {
    public Reports {
      files = List.copyOf(files);
    }
  }
}
