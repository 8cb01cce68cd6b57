package io.pipewright.steps;

import io.pipewright.bitbucket.Sleeper;
import io.pipewright.steps.version.S3SourceMetadata;
import io.pipewright.steps.version.SourceMetadata;
import io.pipewright.steps.version.VersionStep.Surroundings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.SplittableRandom;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code pipewright-steps}. */
@Command(
    name = "pipewright-steps",
    description = "What the factory's image runs inside a pipeline.",
    synopsisSubcommandLabel = "COMMAND")
public final class StepsMain implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private StepsMain() {}

  /** Starts the program. */
  public static void main(String[] arguments) {
    Surroundings surroundings =
        new Surroundings(
            Clock.systemUTC(),
            new SplittableRandom(),
            Sleeper.ofThread(),
            Path.of(System.getProperty("java.io.tmpdir")));
    // The client is made late: --help needs no credentials.
    SourceMetadata metadata =
        source -> {
          try (S3SourceMetadata s3 = S3SourceMetadata.ofEnvironment()) {
            return s3.of(source);
          }
        };
    VersionCommand version = new VersionCommand(System.getenv(), metadata, surroundings);
    System.exit(commandLine(version).execute(arguments));
  }

  static CommandLine commandLine(VersionCommand version) {
    return withHelp(new CommandLine(new StepsMain()))
        .addSubcommand(withHelp(new CommandLine(version)))
        .setExecutionExceptionHandler((bug, command, parsed) -> report(bug, command));
  }

  private static CommandLine withHelp(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
    return command;
  }

  /** The last line says in words what the lines above say to us. */
  private static int report(Exception bug, CommandLine command) {
    bug.printStackTrace(command.getErr());
    String step = command.getCommandName();
    command
        .getErr()
        .println(
            "pipewright: %s failed: a fault of the factory; send the lines above to its owners"
                .formatted(step));
    return 1;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which step? See --help.");
  }
}
