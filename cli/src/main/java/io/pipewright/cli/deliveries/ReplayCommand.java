package io.pipewright.cli.deliveries;

import io.pipewright.cli.factory.FactoryOption;
import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.ExitCode;
import io.pipewright.organisation.Organisation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pipewright replay}. */
@Command(
    name = "replay",
    description = {
      "Does a delivery again that has ended or is stuck. Bitbucket is asked anew how things are;"
          + " an older commit still does not overwrite a newer one."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  pipewright replay 0b0f6cc4-5ab5-4bd4-a4b6-5f3c8c2c53d1-1a2b3c4d",
      "",
      "It uses AWS as the AWS command line does. Exit codes: 0 in the queue again; 2 wrong usage;",
      "3 there is no such delivery, somebody is at it, or AWS could not be reached."
    })
public final class ReplayCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(paramLabel = "ID", description = "As 'pipewright deliveries' shows it.")
  private String id = "";

  @Mixin private FactoryOption factory = new FactoryOption();

  /** Made by the command factory. */
  public ReplayCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Organisation organisation = factory.organisation(environment);
    environment.out().println(FactoryReplay.run(organisation, environment.clock(), id));
    environment.out().flush();
    return ExitCode.FINE;
  }
}
