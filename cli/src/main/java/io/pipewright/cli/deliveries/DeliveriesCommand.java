package io.pipewright.cli.deliveries;

import io.pipewright.cli.factory.FactoryOption;
import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.ExitCode;
import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.organisation.Organisation;
import io.pipewright.repository.RepositoryId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pipewright deliveries}. */
@Command(
    name = "deliveries",
    description = {
      "Lists what Bitbucket delivered and what became of it, the newest first; of one repository"
          + " also its commits, with the time of each step."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pipewright deliveries --failed                    what was given up",
      "  pipewright deliveries --repository PAY/ledger-api  one repository, with its commits",
      "",
      "It uses AWS as the AWS command line does. Exit codes: 0 listed; 2 wrong usage; 3 AWS or a",
      "file could not be read."
    })
public final class DeliveriesCommand implements Callable<Integer> {
  private static final int STANDARD_LIMIT = 50;

  private final Environment environment;

  @Option(
      names = "--repository",
      paramLabel = "PROJECT/SLUG",
      description = "Only of this repository.")
  private @Nullable String repository;

  @Option(names = "--failed", description = "Only what was given up; see 'pipewright replay'.")
  private boolean failed;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many. Default: ${DEFAULT-VALUE}")
  private int limit = STANDARD_LIMIT;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text or json. Default: ${DEFAULT-VALUE}")
  private DeliveryList.Format format = DeliveryList.Format.text;

  @Mixin private FactoryOption factory = new FactoryOption();

  /** Made by the command factory. */
  public DeliveriesCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Organisation organisation = factory.organisation(environment);
    DeliveryList.ofFactory(organisation, environment.out()).print(named(), failed, limit, format);
    return ExitCode.FINE;
  }

  private Optional<RepositoryId> named() {
    try {
      return Optional.ofNullable(repository).map(RepositoryId::parse);
    } catch (IllegalArgumentException e) {
      throw new SurroundingsException(
          "'" + repository + "' is not a repository. Write PROJECT/slug, the slug in lower case.");
    }
  }
}
