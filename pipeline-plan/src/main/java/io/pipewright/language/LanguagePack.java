package io.pipewright.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How repositories of one language are recognised, linted, built, scanned and packaged: one file of
 * {@code languages/}.
 *
 * @param name the file's name without its ending
 * @param title for people
 * @param image CodeBuild image, pinned
 * @param runtime what CodeBuild installs
 * @param buildTools from a build tool to the globs by which it is recognised; the first that
 *     matches is taken
 * @param artifacts kinds of artefact, the default first
 * @param steps what runs at each step
 */
public record LanguagePack(
    String name,
    String title,
    String image,
    LanguageRuntime runtime,
    Map<String, List<Glob>> buildTools,
    List<String> artifacts,
    Steps steps) {
  public LanguagePack {
    Map<String, List<Glob>> copy = new LinkedHashMap<>();
    buildTools.forEach((tool, globs) -> copy.put(tool, List.copyOf(globs)));
    buildTools = Collections.unmodifiableMap(copy);
    artifacts = List.copyOf(artifacts);
  }

  /**
   * The steps that every language has.
   *
   * @param lint finds bad style
   * @param build compiles, tests, measures coverage
   * @param sast finds weaknesses in the code
   * @param sbom lists what the code is made of
   * @param packaging makes the artefact that is promoted; {@code package} in the file
   */
  public record Steps(Step lint, Step build, Step sast, Step sbom, Step packaging) {}
}
