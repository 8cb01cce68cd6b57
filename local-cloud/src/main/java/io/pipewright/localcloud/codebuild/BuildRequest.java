package io.pipewright.localcloud.codebuild;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A build to start.
 *
 * @param project its name
 * @param variables those of this build alone: they win over the project's, which win over the
 *     buildspec's
 * @param source zip of the primary input, if there is one
 * @param secondarySources further inputs by artefact name
 * @param sourceVersion what {@code CODEBUILD_SOURCE_VERSION} says: where the input lies
 * @param resolvedVersion the revision of the source
 * @param outputs names of the artefacts that the caller expects; of one, the buildspec's {@code
 *     artifacts}, of several its {@code secondary-artifacts}
 * @param initiator for example {@code codepipeline/pay--ledger}
 */
public record BuildRequest(
    String project,
    List<EnvironmentVariable> variables,
    Optional<Path> source,
    Map<String, Path> secondarySources,
    String sourceVersion,
    String resolvedVersion,
    List<String> outputs,
    String initiator) {
  public BuildRequest {
    variables = List.copyOf(variables);
    secondarySources = Map.copyOf(secondarySources);
    outputs = List.copyOf(outputs);
  }
}
