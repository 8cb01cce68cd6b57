package io.pipewright.cli.planning;

import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.repository.RepositoryId;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that all commands share which plan. */
public final class PlanningOptions {
  private static final String FACTORY = "PIPEWRIGHT_FACTORY";

  @Option(
      names = "--factory",
      paramLabel = "FILE",
      description =
          "The organisation's factory.yaml: owners, environments, thresholds. Default:"
              + " $PIPEWRIGHT_FACTORY. Without one, an organisation is assumed.")
  private @Nullable Path factory;

  @Option(
      names = "--as",
      paramLabel = "PROJECT/SLUG",
      description = "The repository in Bitbucket. Default: read from the remote 'origin'.")
  private @Nullable String repository;

  /** The organisation's file, if one is named by the option or the environment. */
  public Optional<Path> factory(Environment environment) {
    return Optional.ofNullable(factory)
        .or(
            () ->
                Optional.ofNullable(environment.variables().get(FACTORY))
                    .filter(place -> !place.isEmpty() && !place.startsWith("s3://"))
                    .map(Path::of));
  }

  /** The repository, if it is named by the option. */
  public Optional<RepositoryId> repository() {
    try {
      return Optional.ofNullable(repository).map(RepositoryId::parse);
    } catch (IllegalArgumentException e) {
      throw new SurroundingsException(
          "'"
              + repository
              + "' is not a repository. Write --as PROJECT/slug, the slug in lower case.");
    }
  }
}
