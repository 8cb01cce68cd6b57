package io.pipewright.cli.factory;

import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.organisation.Organisation;
import io.pipewright.organisation.OrganisationReader;
import io.pipewright.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
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
    Path path = path(environment);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      throw new SurroundingsException(
          "cannot read " + path + ". Name the organisation's file with --factory FILE.");
    }
    return OrganisationReader.read(path.toString(), bytes)
        .match(
            organisation -> organisation,
            problems -> {
              throw new SurroundingsException(
                  problems.stream().map(Problem::describe).collect(Collectors.joining("\n")));
            });
  }

  private Path path(Environment environment) {
    if (file != null) {
      return file;
    }
    String named = environment.variables().getOrDefault(VARIABLE, "");
    return Path.of(named.isEmpty() ? "factory.yaml" : named);
  }
}
