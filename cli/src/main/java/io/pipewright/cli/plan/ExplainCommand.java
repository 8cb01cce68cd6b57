package io.pipewright.cli.plan;

import io.pipewright.cli.planning.PlanningOptions;
import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.ExitCode;
import io.pipewright.manifest.ManifestReader;
import io.pipewright.plan.ExplainedPlan;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pipewright explain}. */
@Command(
    name = "explain",
    description = {
      "Says what is in effect for a key of the manifest or a stage of the pipeline, and where it comes"
          + " from: a line of the manifest, a file of the repository, the organisation, a language"
          + " pack, or a policy.",
      "Without a subject it tells all settings."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pipewright explain                       everything",
      "  pipewright explain test.coverage         a key",
      "  pipewright explain Approve-prod          a stage",
      "",
      "Exit codes: 0 explained; 1 the manifest has problems; 2 there is no such key or stage;",
      "3 a file cannot be read."
    })
public final class ExplainCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(
      arity = "0..1",
      paramLabel = "KEY|STAGE",
      description = "A key's path, for example scan.failOn, or a stage's name.")
  private Optional<String> subject = Optional.empty();

  @Option(
      names = "--manifest",
      paramLabel = "PATH",
      description = "A manifest, a directory, or - for standard input. Default: .")
  private String path = ".";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text or json. Default: ${DEFAULT-VALUE}")
  private Explanation.Format format = Explanation.Format.text;

  @Mixin private PlanningOptions options = new PlanningOptions();

  /** Made by the command factory. */
  public ExplainCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    return PlannedAnswer.of(
        environment, options, path, (explained, isAssumed) -> explain(explained));
  }

  private int explain(ExplainedPlan explained) {
    Explanation explanation = new Explanation(explained, ManifestReader.schema());
    Optional<String> text =
        subject.map(word -> explanation.of(word, format)).orElseGet(() -> explanation.all(format));
    text.ifPresentOrElse(
        environment.out()::print,
        () -> environment.err().println(explanation.unknown(subject.orElse(""))));
    return text.isPresent() ? ExitCode.FINE : ExitCode.USAGE;
  }
}
