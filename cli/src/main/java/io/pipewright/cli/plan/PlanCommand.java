package io.pipewright.cli.plan;

import io.pipewright.cli.planning.Judgement;
import io.pipewright.cli.planning.Planning;
import io.pipewright.cli.planning.PlanningOptions;
import io.pipewright.cli.planning.Subject;
import io.pipewright.cli.report.ProblemText;
import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.ExitCode;
import io.pipewright.cli.view.PlanView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pipewright plan}. */
@Command(
    name = "plan",
    description = {
      "Shows what the pipeline will be: its stages, where each gate comes from, which roles may do"
          + " what, and what an approval will ask.",
      "Nothing is deployed and nothing leaves this machine."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pipewright plan                          of this directory, as text",
      "  pipewright plan --format html > plan.html  a page to look at",
      "  pipewright plan --format json > plan.json  for 'pipewright diff --plan plan.json'",
      "",
      "Exit codes: 0 planned; 1 the manifest has problems; 2 wrong usage; 3 a file cannot be read."
    })
public final class PlanCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description = "A manifest, a directory, or - for standard input. Default: .")
  private String path = ".";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json, html, mermaid or svg. Default: ${DEFAULT-VALUE}")
  private PlanView view = PlanView.text;

  @Mixin private PlanningOptions options = new PlanningOptions();

  /** Made by the command factory. */
  public PlanCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Subject subject = Subject.of(path, environment.in());
    Judgement judgement = Planning.with(environment, options).judge(subject, options);
    int exitCode =
        judgement
            .plan()
            .match(
                explained -> {
                  environment
                      .out()
                      .print(view.of(explained, judgement.isAssumed(), environment.colour()));
                  return ExitCode.FINE;
                },
                problems -> {
                  environment.err().print(ProblemText.of(problems, environment.colour()));
                  return ExitCode.PROBLEMS;
                });
    environment.out().flush();
    environment.err().flush();
    return exitCode;
  }
}
