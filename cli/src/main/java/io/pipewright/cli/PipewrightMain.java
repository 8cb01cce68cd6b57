package io.pipewright.cli;

import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.ExitCode;
import io.pipewright.cli.surroundings.PipewrightVersion;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry of the command line. Exit codes: see {@link ExitCode}. */
@Command(
    name = "pipewright",
    description =
        "A self-service CI/CD pipeline factory for AWS, driven by one file per repository.",
    mixinStandardHelpOptions = true,
    versionProvider = PipewrightVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 fine; 1 a pipeline or a file has problems; 2 wrong usage; 3 the surroundings.",
      "Start with: pipewright init, or pipewright demo"
    })
public final class PipewrightMain {
  private PipewrightMain() {}

  /** Runs the command line and exits. */
  public static void main(String[] arguments) {
    HeadStart.begin(arguments);
    Environment environment =
        new Environment(
            Path.of(System.getProperty("pipewright.home", ".")).toAbsolutePath().normalize(),
            System.getenv(),
            Boolean.getBoolean("pipewright.terminal"),
            System.in,
            new PrintWriter(System.out, false, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            Clock.systemUTC());
    System.exit(execute(environment, arguments));
  }

  /** Runs the command line and gives its exit code. */
  static int execute(Environment environment, String... arguments) {
    CommandLine commandLine = new CommandLine(new PipewrightMain());
    new Commands(environment).addTo(commandLine, arguments);
    commandLine
        .setOut(environment.out())
        .setErr(environment.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new FailureReport())
        .setColorScheme(
            environment.colour()
                ? CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.ON)
                : CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return arguments.length == 0 ? usage(commandLine) : commandLine.execute(arguments);
  }

  private static int usage(CommandLine commandLine) {
    commandLine.usage(commandLine.getErr());
    return ExitCode.USAGE;
  }
}
