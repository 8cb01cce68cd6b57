package io.pipewright.cli.manifest;

import io.pipewright.cli.planning.Subject;
import io.pipewright.cli.report.ProblemText;
import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.ExitCode;
import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.migration.ManifestMigration;
import io.pipewright.migration.MigrationResult;
import io.pipewright.migration.UnifiedDiff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pipewright migrate}. */
@Command(
    name = "migrate",
    description = {
      "Brings a manifest of an older version to the newest one, and shows the change as a diff.",
      "Comments, order and layout stay. What cannot be brought along is left and told."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pipewright migrate                    shows what would change",
      "  pipewright migrate --write            changes pipeline.yaml",
      "  pipewright migrate | git apply        the same by git",
      "",
      "Exit codes: 0 migrated, or nothing to do; 1 it cannot be migrated, or something is left to a"
          + " person;",
      "2 wrong usage; 3 a file cannot be read or written."
    })
public final class MigrateCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description = "A manifest, or a directory with one. Default: .")
  private String path = ".";

  @Option(names = "--write", description = "Change the file.")
  private boolean isWritten;

  /** Made by the command factory. */
  public MigrateCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Path file = Files.isDirectory(Path.of(path)) ? Path.of(path, Subject.MANIFEST) : Path.of(path);
    byte[] before = Subject.bytes(file);
    int exitCode =
        ManifestMigration.migrate(file.toString(), before)
            .match(
                new MigrationResult.Cases<>() {
                  @Override
                  public Integer current(MigrationResult.Current current) {
                    environment.err().println(file + " is of version " + current.version());
                    return ExitCode.FINE;
                  }

                  @Override
                  public Integer migrated(MigrationResult.Migrated migrated) {
                    return show(file, before, migrated);
                  }

                  @Override
                  public Integer refused(MigrationResult.Refused refused) {
                    environment
                        .err()
                        .print(ProblemText.of(refused.problems(), environment.colour()));
                    return ExitCode.PROBLEMS;
                  }
                });
    environment.out().flush();
    environment.err().flush();
    return exitCode;
  }

  private int show(Path file, byte[] before, MigrationResult.Migrated migrated) {
    String name = file.normalize().toString().replace('\\', '/');
    environment
        .out()
        .print(
            UnifiedDiff.of(
                "a/" + name,
                "b/" + name,
                new String(before, StandardCharsets.UTF_8),
                migrated.text()));
    migrated.notes().forEach(environment.err()::println);
    if (isWritten) {
      write(file, migrated.bytes());
      environment.err().println(file + " is of version " + migrated.to() + " now");
    }
    return migrated.notes().isEmpty() ? ExitCode.FINE : ExitCode.PROBLEMS;
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new SurroundingsException("cannot write " + file + ": see that you may write it.");
    }
  }
}
