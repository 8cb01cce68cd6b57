package io.pipewright.cli.plan;

import io.pipewright.cli.planning.PlanningOptions;
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
    return PlannedAnswer.of(
        environment,
        options,
        path,
        (explained, isAssumed) -> {
          environment.err().println("pipewright: drawing with the AWS CDK …");
          environment.out().println(TemplateRenderer.plain().render(explained.plan()).json());
          return ExitCode.FINE;
        });
  }
}
