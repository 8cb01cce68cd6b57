package io.pipewright.cli.plan;

import io.pipewright.cli.planning.Judgement;
import io.pipewright.cli.planning.Planning;
import io.pipewright.cli.planning.PlanningOptions;
import io.pipewright.cli.planning.Subject;
import io.pipewright.cli.surroundings.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pipewright diff}. */
@Command(
    name = "diff",
    description = {
      "Shows what changes in the pipeline, for whoever reviews the change: stages, gates, approvals,"
          + " permissions, commands, parameters, variables, images. What needs attention comes first.",
      "It compares the manifest of this directory with the one in a git revision, or with a plan"
          + " that was written before. Each is planned with the files of its own revision."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pipewright diff                        with the last commit",
      "  pipewright diff --against origin/main  with what is merged",
      "  pipewright diff --plan plan.json       with what 'pipewright plan' wrote",
      "",
      "Exit codes: 0 compared; 1 a manifest has problems, or there are changes and",
      "--exit-code is given; 2 wrong usage; 3 no such revision, or no such file."
    })
public final class DiffCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description =
          "A manifest, a directory, or - for standard input. It is compared with the pipeline.yaml"
              + " of its directory. Default: .")
  private String path = ".";

  @ArgGroup private Against against = new Against();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text or json. Default: ${DEFAULT-VALUE}")
  private DiffReport.Format format = DiffReport.Format.text;

  @Option(names = "--exit-code", description = "Exit with 1 if there are changes.")
  private boolean tellsByExitCode;

  @Mixin private PlanningOptions options = new PlanningOptions();

  /** What to compare with: one of these. */
  private static final class Against {
    @Option(
        names = "--against",
        paramLabel = "REVISION",
        description = "A branch, a tag or a commit. Default: HEAD")
    private String revision = "HEAD";

    @Option(
        names = "--plan",
        paramLabel = "FILE",
        description = "A file that 'pipewright plan --format json' wrote.")
    private @Nullable Path plan;
  }

  /** Made by the command factory. */
  public DiffCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Planning planning = Planning.with(environment, options);
    OldPlan old =
        against.plan == null
            ? OldPlan.ofRevision(directory(), against.revision, planning, options)
            : OldPlan.ofFile(against.plan);
    Judgement judgement = planning.judge(Subject.of(path, environment.in()), options);
    int exitCode = old.match(new DiffReport(environment, judgement, format, tellsByExitCode));
    environment.out().flush();
    environment.err().flush();
    return exitCode;
  }

  /** The directory of the manifest; of a text from the standard input it is this one. */
  private Path directory() {
    Path named = Path.of(path.equals("-") ? "" : path);
    return Files.isDirectory(named) ? named.toAbsolutePath().normalize() : Subject.directory(named);
  }
}
