package io.pipewright.cli.init;

import io.pipewright.cli.planning.Planning;
import io.pipewright.cli.planning.PlanningOptions;
import io.pipewright.cli.planning.Subject;
import io.pipewright.cli.report.ProblemText;
import io.pipewright.cli.repository.DirectoryFiles;
import io.pipewright.cli.repository.RepositoryName;
import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.ExitCode;
import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.problem.Problem;
import io.pipewright.repository.RepositoryId;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pipewright init}. */
@Command(
    name = "init",
    description = {
      "Writes a pipeline.yaml for a repository that has none, and says by which file it knows what.",
      "Language, build tool, runtime, components and CloudFormation templates are detected; every"
          + " other key stands in the file with its description, commented out."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pipewright init                               for this directory",
      "  pipewright init --print                       only show it",
      "  pipewright init ../my-service --factory factory.yaml",
      "                                                with the organisation's environments",
      "  pipewright init --force                       replace the one that is there",
      "",
      "Exit codes: 0 written and valid; 1 written, and problems are left to be mended; 2 wrong usage;",
      "3 there is a pipeline.yaml already, or a file cannot be read or written."
    })
public final class InitCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The root of the repository. Default: ${DEFAULT-VALUE}")
  private Path directory = Path.of(".");

  @Option(names = "--force", description = "Replace the pipeline.yaml that is there.")
  private boolean force;

  @Option(
      names = "--print",
      description = "Print the manifest to standard output, and write no file.")
  private boolean print;

  @Mixin private PlanningOptions options = new PlanningOptions();

  /** Made by the command factory. */
  public InitCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (!Files.isDirectory(directory)) {
      throw new SurroundingsException(
          "there is no directory " + directory + ". Name the root of a repository.");
    }
    ManifestFile file = new ManifestFile(directory.resolve(Subject.MANIFEST));
    if (!print) {
      file.check(force);
    }
    Drafting drafting =
        new Drafting(
            Planning.with(environment, options), options, DirectoryFiles.of(directory), path());
    RepositoryId repository = options.repository().orElse(RepositoryName.of(directory));
    Drafting.Drafted drafted = drafting.draft(repository, named());
    PrintWriter report = print ? environment.err() : environment.out();
    new InitReport(drafted.draft()).lines().forEach(report::println);
    if (print) {
      environment.out().print(drafted.text());
    } else {
      file.write(drafted.text(), force);
    }
    return conclude(drafted.problems(), report);
  }

  private int conclude(List<Problem> problems, PrintWriter report) {
    if (!DirectoryFiles.isRoot(directory)) {
      report.println(
          "  note         this is not the root of its git repository: the factory reads the"
              + " pipeline.yaml there");
    }
    String done = print ? "printed, not written" : "wrote " + path();
    if (problems.isEmpty()) {
      report.println("\n" + done + "\nnext: " + commands());
    } else {
      report.println();
      report.print(ProblemText.of(problems, environment.colour()));
      String left = problems.size() == 1 ? "1 problem is" : problems.size() + " problems are";
      report.println("\n" + done + "; " + left + " left to be mended. Then: " + commands());
    }
    environment.out().flush();
    environment.err().flush();
    return problems.isEmpty() ? ExitCode.FINE : ExitCode.PROBLEMS;
  }

  private String path() {
    return directory.resolve(Subject.MANIFEST).normalize().toString();
  }

  private String commands() {
    String suffix = directory.normalize().toString().isEmpty() ? "" : " " + directory;
    return "pipewright validate" + suffix + ", pipewright plan" + suffix;
  }

  private String named() {
    if (options.repository().isPresent()) {
      return "the repository's name";
    }
    return RepositoryName.ofOrigin(directory).isPresent()
        ? "the repository's name in the remote 'origin'"
        : "the directory's name";
  }
}
