package io.pipewright.cli.factory;

import io.pipewright.cli.planning.Planning;
import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.organisation.Organisation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that all commands share which need the organisation's own factory. */
public final class FactoryOption {
  private static final String VARIABLE = "PIPEWRIGHT_FACTORY";

  @Option(
      names = "--factory",
      paramLabel = "FILE",
      description =
          "The organisation's factory.yaml. Default: $PIPEWRIGHT_FACTORY, or factory.yaml")
  private @Nullable Path file;

  /**
   * Reads the organisation's file.
   *
   * @throws SurroundingsException if it is not there or has problems
   */
  public Organisation organisation(Environment environment) {
    return Planning.readOrganisation(path(environment));
  }

  private Path path(Environment environment) {
    if (file != null) {
      return file;
    }
    String named = environment.variables().getOrDefault(VARIABLE, "");
    return Path.of(named.isEmpty() ? "factory.yaml" : named);
  }
}
