package io.pipewright.cli.onboard;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.Webhooks;
import io.pipewright.bitbucket.Webhooks.Webhook;
import io.pipewright.organisation.Organisation;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Registers the webhook of a project or a repository. It can be repeated: an own webhook is found
 * by its exact URL and brought up to date, and nobody else's is touched.
 */
final class Onboarding {
  private final Organisation organisation;
  private final Target target;
  private final URI url;
  private final Webhooks webhooks;
  private final SigningSecret secret;

  Onboarding(
      Organisation organisation, Target target, URI url, Webhooks webhooks, SigningSecret secret) {
    this.organisation = organisation;
    this.target = target;
    this.url = url;
    this.webhooks = webhooks;
    this.secret = secret;
  }

  /**
   * Does what is missing.
   *
   * @param rotate whether to replace the secret
   * @return what was found and done; nothing is changed after the first that is not fine
   */
  List<Finding> run(boolean rotate) {
    List<Finding> findings = new ArrayList<>();
    findings.add(owner());
    if (findings.get(0).fine()) {
      findings.addAll(permissions());
    }
    if (findings.stream().allMatch(Finding::fine)) {
      try {
        findings.addAll(register(rotate));
      } catch (BitbucketException e) {
        findings.add(Finding.wrong("webhook", e.text(), "mend that, and call this again"));
      } catch (SdkException e) {
        findings.add(
            Finding.wrong(
                "secret",
                "Secrets Manager refused " + secret.name() + ": " + e.getMessage(),
                "you need secretsmanager:GetSecretValue, CreateSecret and PutSecretValue on it"));
      }
    }
    return findings;
  }

  private Finding owner() {
    List<RepositoryId> owned = target.owned(organisation);
    if (owned.isEmpty()) {
      return Finding.wrong(
          "owner",
          "no team in factory.yaml owns " + target,
          "add it to a team's repositories in factory.yaml");
    }
    return Finding.fine(
        "owner",
        owned.stream()
            .map(id -> id + " (" + organisation.owner(id).orElseThrow().name() + ")")
            .collect(Collectors.joining(", ")));
  }

  private List<Finding> permissions() {
    try {
      List<String> missing = webhooks.missingPermissions(target.scope());
      return missing.isEmpty()
          ? List.of(Finding.fine("permissions", "the token may read, tag and register webhooks"))
          : missing.stream()
              .map(
                  what ->
                      Finding.wrong(
                          "permissions",
                          what,
                          "give the token in "
                              + organisation.bitbucket().tokenSecret()
                              + " that permission"))
              .toList();
    } catch (BitbucketException e) {
      return List.of(
          Finding.wrong(
              "permissions",
              e.text(),
              "check bitbucket.url and the token in " + organisation.bitbucket().tokenSecret()));
    }
  }

  private List<Finding> register(boolean rotate) {
    List<Finding> findings = new ArrayList<>();
    Optional<String> existing = secret.find();
    String text = existing.isEmpty() ? secret.create() : rotate ? secret.rotate() : existing.get();
    String how =
        existing.isEmpty()
            ? " made"
            : rotate ? " replaced; the old one is valid for a day" : " found";
    findings.add(Finding.fine("secret", secret.name() + how));
    List<Webhook> own =
        webhooks.list(target.scope()).stream().filter(hook -> hook.url().equals(url)).toList();
    if (own.isEmpty()) {
      Webhook made = webhooks.create(target.scope(), url, webhooks.events(), text);
      findings.add(Finding.fine("webhook", "registered as " + made.id() + ": " + url));
    } else {
      webhooks.update(target.scope(), own.get(0), webhooks.events(), text);
      findings.add(Finding.fine("webhook", "brought up to date: " + own.get(0).id() + ": " + url));
    }
    own.stream()
        .skip(1)
        .map(
            twin ->
                Finding.wrong(
                    "webhook",
                    "there is a second one with the same URL: " + twin.id(),
                    "delete it in Bitbucket; each delivery comes twice as long as it is there"))
        .forEach(findings::add);
    return findings;
  }
}
