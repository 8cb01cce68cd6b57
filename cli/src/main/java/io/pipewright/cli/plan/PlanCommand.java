package io.pipewright.cli.plan;

import io.pipewright.cli.planning.PlanningOptions;
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
    return PlannedAnswer.of(
        environment,
        options,
        path,
        (explained, isAssumed) -> {
          environment.out().print(view.of(explained, isAssumed, environment.colour()));
          return ExitCode.FINE;
        });
  }
}
