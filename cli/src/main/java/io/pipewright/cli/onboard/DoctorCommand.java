package io.pipewright.cli.onboard;

import io.pipewright.cli.factory.FactoryAccess;
import io.pipewright.cli.factory.FactoryOption;
import io.pipewright.cli.surroundings.Environment;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pipewright doctor}. */
@Command(
    name = "doctor",
    description = {
      "Checks the whole way of a merge, from the webhook to the generator's task: one line each,"
          + " and what to do where something is wrong. It changes nothing.",
      "With a project or a repository also its secret, its webhook and whether it can be cloned."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pipewright doctor                 the factory's own parts",
      "  pipewright doctor PAY/ledger-api  and what this repository needs",
      "",
      "It uses AWS as the AWS command line does, and the Bitbucket token of factory.yaml.",
      "Exit codes: 0 all is well; 1 something is wrong; 2 wrong usage; 3 a file could not",
      "be read."
    })
public final class DoctorCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(
      arity = "0..1",
      paramLabel = "PROJECT[/SLUG]",
      description = "A project, in Cloud a workspace; or one repository.")
  private @Nullable String target;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The factory's webhook, to tell its own hook from others.")
  private @Nullable URI url;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text or json. Default: ${DEFAULT-VALUE}")
  private FindingsReport.Format format = FindingsReport.Format.text;

  @Mixin private FactoryOption factory = new FactoryOption();

  /** Made by the command factory. */
  public DoctorCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    FactoryAccess access = FactoryAccess.to(factory.organisation(environment));
    Stream<Check> own = new FactoryChecks(access.organisation(), access.clients()).all();
    Stream<Check> deliveries =
        Optional.ofNullable(target)
            .map(Target::parse)
            .map(scope -> new DeliveryChecks(access, scope, Optional.ofNullable(url)).all())
            .orElse(Stream.empty());
    List<Finding> findings = Stream.concat(deliveries, own).map(Check::run).toList();
    return new FindingsReport(environment).print(findings, format);
  }
}
