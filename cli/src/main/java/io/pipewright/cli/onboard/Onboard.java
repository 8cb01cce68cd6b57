package io.pipewright.cli.onboard;

import io.pipewright.cli.factory.FactoryAccess;
import io.pipewright.cli.surroundings.SurroundingsException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;

/** Onboarding for other commands. */
public final class Onboard {
  private Onboard() {}

  /**
   * Registers the webhook of a whole project.
   *
   * @param webhook the factory's webhook
   * @throws SurroundingsException naming what is missing
   */
  public static void project(FactoryAccess access, String project, URI webhook) {
    List<Finding> wrong =
        run(access, Target.parse(project), webhook, false).stream()
            .filter(finding -> !finding.fine())
            .toList();
    if (!wrong.isEmpty()) {
      throw new SurroundingsException(
          wrong.stream().map(Finding::found).collect(Collectors.joining("; ")));
    }
  }

  static List<Finding> run(FactoryAccess access, Target target, URI webhook, boolean rotate) {
    return new Onboarding(
            access.organisation(),
            target,
            target.url(webhook),
            access.bitbucket().webhooks(),
            new SigningSecret(
                access.clients().secrets(),
                target.secret(access.organisation()),
                new SecureRandom()))
        .run(rotate);
  }
}
