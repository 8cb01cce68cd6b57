package io.pipewright.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A CodeBuild buildspec 0.2 as data.
 *
 * @param runtimeVersions for the install phase, for example {@code java: corretto21}
 * @param secrets variables from Secrets Manager, by name, as CodeBuild spells the reference
 * @param install commands of the install phase
 * @param build commands of the build phase
 * @param exportedVariables names
 * @param artifactDirectory base directory of the output artefact, if there is one
 * @param reports by report group name, if there are any
 */
public record Buildspec(
    Map<String, String> runtimeVersions,
    Map<String, String> secrets,
    List<String> install,
    List<String> build,
    List<String> exportedVariables,
    Optional<String> artifactDirectory,
    Map<String, Report> reports) {
  public Buildspec {
    runtimeVersions = Collections.unmodifiableMap(new LinkedHashMap<>(runtimeVersions));
    secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
    install = List.copyOf(install);
    build = List.copyOf(build);
    exportedVariables = List.copyOf(exportedVariables);
    reports = Collections.unmodifiableMap(new LinkedHashMap<>(reports));
  }

  /**
   * A report of a build.
   *
   * @param format CodeBuild's word, for example {@code JUNITXML}
   * @param files globs relative to the source directory
   */
  public record Report(String format, List<String> files) {
    public Report {
      files = List.copyOf(files);
    }
  }
}
