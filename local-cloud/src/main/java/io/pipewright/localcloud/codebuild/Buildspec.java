package io.pipewright.localcloud.codebuild;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A buildspec of version 0.2.
 *
 * @param variables {@code env.variables}
 * @param secrets {@code env.secrets-manager}: variable to reference
 * @param exportedVariables {@code env.exported-variables}
 * @param phases those that it has
 * @param artifacts the primary output, if it names one
 * @param secondaryArtifacts further outputs by identifier
 * @param reports by report group
 */
public record Buildspec(
    Map<String, String> variables,
    Map<String, String> secrets,
    List<String> exportedVariables,
    Map<PhaseType, Phase> phases,
    Optional<Artifacts> artifacts,
    Map<String, Artifacts> secondaryArtifacts,
    Map<String, Reports> reports) {
  public Buildspec {
    variables = Map.copyOf(variables);
    secrets = Map.copyOf(secrets);
    exportedVariables = List.copyOf(exportedVariables);
    phases = Map.copyOf(phases);
    secondaryArtifacts = Map.copyOf(secondaryArtifacts);
    reports = Map.copyOf(reports);
  }

  /** What happens after a failed phase. */
  public enum OnFailure {
    /** The build ends. */
    ABORT,
    /** The next phase runs; the build has failed all the same. */
    CONTINUE
  }

  /**
   * One phase.
   *
   * @param runtimeVersions in {@code install} only: runtime to version
   * @param commands each a line of shell
   * @param finallyCommands run after the commands, failed or not
   * @param onFailure if it departs from the usual order
   */
  public record Phase(
      Map<String, String> runtimeVersions,
      List<String> commands,
      List<String> finallyCommands,
      Optional<OnFailure> onFailure) {
    public Phase {
      runtimeVersions = Map.copyOf(runtimeVersions);
      commands = List.copyOf(commands);
      finallyCommands = List.copyOf(finallyCommands);
    }
  }

  /**
   * What goes into an output artefact.
   *
   * @param files globs below the base directory
   * @param baseDirectory below the source directory
   * @param discardPaths whether every file lands at the top
   */
  public record Artifacts(List<String> files, String baseDirectory, boolean discardPaths) {
    public Artifacts {
      files = List.copyOf(files);
    }
  }

  /** Which JUnit files make up a report. */
  public record Reports(List<String> files, String baseDirectory) {
    public Reports {
      files = List.copyOf(files);
    }
  }
}
