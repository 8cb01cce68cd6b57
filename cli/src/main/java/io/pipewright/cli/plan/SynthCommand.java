package io.pipewright.cli.plan;

import io.pipewright.cli.planning.Judgement;
import io.pipewright.cli.planning.Planning;
import io.pipewright.cli.planning.PlanningOptions;
import io.pipewright.cli.planning.Subject;
import io.pipewright.cli.report.ProblemText;
import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.ExitCode;
import io.pipewright.generator.template.TemplateRenderer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pipewright synth}. */
@Command(
    name = "synth",
    description = {
      "Prints the CloudFormation template of the pipeline, drawn by the AWS CDK.",
      "This is the only command about manifests that starts Node."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pipewright synth > pipeline.template.json",
      "  pipewright synth ../my-service --factory factory.yaml",
      "",
      "Exit codes: 0 drawn; 1 the manifest has problems; 2 wrong usage; 3 the surroundings."
    })
public final class SynthCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description = "A manifest, a directory, or - for standard input. Default: .")
  private String path = ".";

  @Mixin private PlanningOptions options = new PlanningOptions();

  /** Made by the command factory. */
  public SynthCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Judgement judgement =
        Planning.with(environment, options).judge(Subject.of(path, environment.in()), options);
    int exitCode =
        judgement
            .plan()
            .match(
                explained -> {
                  environment.err().println("pipewright: drawing with the AWS CDK …");
                  environment
                      .out()
                      .println(TemplateRenderer.plain().render(explained.plan()).json());
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
