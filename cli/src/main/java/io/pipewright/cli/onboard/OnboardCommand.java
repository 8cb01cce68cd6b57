package io.pipewright.cli.onboard;

import io.pipewright.cli.factory.FactoryAccess;
import io.pipewright.cli.factory.FactoryOption;
import io.pipewright.cli.surroundings.Environment;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pipewright onboard}. */
@Command(
    name = "onboard",
    description = {
      "Registers the factory's webhook for a project or one repository, with a secret of its own,"
          + " and says what the token may not do.",
      "It can be repeated: the own webhook is found by its exact URL and brought up to date;"
          + " nobody else's is touched."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pipewright onboard PAY --url https://hooks.example.com/webhooks/bitbucket",
      "  pipewright onboard PAY/ledger-api --url https://… --rotate",
      "",
      "It uses AWS as the AWS command line does, and the Bitbucket token of factory.yaml.",
      "Exit codes: 0 registered; 1 something is missing; 2 wrong usage; 3 AWS or a file",
      "could not be read."
    })
public final class OnboardCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(
      paramLabel = "PROJECT[/SLUG]",
      description = "A project, in Cloud a workspace; or one repository.")
  private String target = "";

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "The factory's webhook, as the stack's output Url has it.")
  private URI url = URI.create("");

  @Option(
      names = "--rotate",
      description = "Replace the secret. Deliveries signed with the old one are taken for a day.")
  private boolean rotate;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text or json. Default: ${DEFAULT-VALUE}")
  private FindingsReport.Format format = FindingsReport.Format.text;

  @Mixin private FactoryOption factory = new FactoryOption();

  /** Made by the command factory. */
  public OnboardCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Target scope = Target.parse(target);
    FactoryAccess access = FactoryAccess.to(factory.organisation(environment));
    List<Finding> findings = Onboard.run(access, scope, url, rotate);
    return new FindingsReport(environment).print(findings, format);
  }
}
