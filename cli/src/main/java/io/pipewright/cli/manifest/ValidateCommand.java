package io.pipewright.cli.manifest;

import io.pipewright.cli.planning.Judgement;
import io.pipewright.cli.planning.Planning;
import io.pipewright.cli.planning.PlanningOptions;
import io.pipewright.cli.planning.Subject;
import io.pipewright.cli.report.ProblemJson;
import io.pipewright.cli.report.ProblemSarif;
import io.pipewright.cli.report.ProblemText;
import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.ExitCode;
import io.pipewright.cli.surroundings.PipewrightVersion;
import io.pipewright.organisation.OrganisationReader;
import io.pipewright.plan.ExplainedPlan;
import io.pipewright.problem.Problem;
import io.pipewright.problem.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pipewright validate}. */
@Command(
    name = "validate",
    description = {
      "Checks manifests, and tells everything that is wrong at once.",
      "The files of the repository and, if it is at hand, the organisation's file are checked with"
          + " it: languages, templates and their parameters, environments, thresholds."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pipewright validate                            pipeline.yaml of this directory",
      "  pipewright validate ../my-service              of another one",
      "  pipewright validate - < draft.yaml             a text, as if it were pipeline.yaml here",
      "  pipewright validate factory.yaml               the organisation's file",
      "  pipewright validate --format sarif > out.sarif for a code scanner",
      "",
      "Exit codes: 0 valid; 1 problems; 2 wrong usage; 3 a file cannot be read."
    })
public final class ValidateCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "A manifest, a directory, factory.yaml, or - for standard input. Default: .")
  private List<String> arguments = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json or sarif. Default: ${DEFAULT-VALUE}")
  private Format format = Format.text;

  @Mixin private PlanningOptions options = new PlanningOptions();

  private Optional<Planning> planning = Optional.empty();

  /** How the result is printed; spelt as it is typed. */
  @SuppressWarnings("checkstyle:ConstantName")
  enum Format {
    text,
    json,
    sarif
  }

  /** Made by the command factory. */
  public ValidateCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    List<Problem> problems = new ArrayList<>();
    List<String> praise = new ArrayList<>();
    for (String argument : arguments.isEmpty() ? List.of(".") : arguments) {
      check(argument, problems, praise);
    }
    print(Problems.sorted(problems), praise);
    return problems.isEmpty() ? ExitCode.FINE : ExitCode.PROBLEMS;
  }

  private void check(String argument, List<Problem> problems, List<String> praise) {
    if (isOrganisation(argument)) {
      OrganisationReader.read(argument, Subject.bytes(Path.of(argument)))
          .match(
              organisation ->
                  praise.add(
                      "%s: valid: %d teams, %d environments"
                          .formatted(
                              argument,
                              organisation.teams().size(),
                              organisation.environments().size())),
              problems::addAll);
      return;
    }
    Subject subject = Subject.of(argument, environment.in());
    Judgement judgement = planning().judge(subject, options);
    judgement
        .plan()
        .match(explained -> praise.add(summary(judgement, explained)), problems::addAll);
  }

  /** Read once for all manifests, and not for an organisation's file alone. */
  private Planning planning() {
    Planning known = planning.orElseGet(() -> Planning.with(environment, options));
    planning = Optional.of(known);
    return known;
  }

  private static boolean isOrganisation(String argument) {
    Path path = Path.of(argument);
    return String.valueOf(path.getFileName()).startsWith("factory.") && !Files.isDirectory(path);
  }

  private static String summary(Judgement judgement, ExplainedPlan explained) {
    return "%s: valid: pipeline %s with %d stages%s"
        .formatted(
            judgement.file(),
            explained.plan().name(),
            explained.plan().stages().size(),
            judgement.isAssumed()
                ? "\n  without an organisation's file, owner, environments and thresholds are not"
                    + " checked; name it with --factory"
                : "");
  }

  private void print(List<Problem> problems, List<String> praise) {
    switch (format) {
      case json -> environment.out().print(ProblemJson.of(problems));
      case sarif -> environment.out().print(ProblemSarif.of(problems, PipewrightVersion.current()));
      case text -> {
        environment.out().print(ProblemText.of(problems, environment.colour()));
        praise.forEach(environment.out()::println);
      }
    }
    environment.out().flush();
  }
}
