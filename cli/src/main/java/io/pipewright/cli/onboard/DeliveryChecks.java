package io.pipewright.cli.onboard;

import io.pipewright.bitbucket.BareRepository;
import io.pipewright.bitbucket.GitRemote;
import io.pipewright.bitbucket.Webhooks.Webhook;
import io.pipewright.cli.factory.FactoryAccess;
import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.localcloud.process.Directories;
import io.pipewright.organisation.Organisation;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;

/** What Bitbucket and the factory need of each other, for one project or repository. */
final class DeliveryChecks {
  private final FactoryAccess access;
  private final Organisation organisation;
  private final Target target;
  private final Optional<URI> url;

  /**
   * The checks of a target.
   *
   * @param url the factory's webhook; without it the webhook is found by its secret's scope only
   */
  DeliveryChecks(FactoryAccess access, Target target, Optional<URI> url) {
    this.access = access;
    this.organisation = access.organisation();
    this.target = target;
    this.url = url;
  }

  /** The secret, the webhook, and one clone for each repository. */
  Stream<Check> all() {
    String onboard = "call 'pipewright onboard " + target + " --url URL'";
    return Stream.concat(
        Stream.of(
            new Check("secret", () -> secret(onboard), onboard),
            new Check("hook", () -> hook(onboard), "the token needs the right to list webhooks")),
        target.owned(organisation).stream()
            .map(
                id ->
                    new Check(
                        "clone " + id.slug(),
                        () -> cloned(id),
                        "give the token the right to read " + id)));
  }

  private Finding secret(String onboard) {
    SigningSecret secret =
        new SigningSecret(
            access.clients().secrets(), target.secret(organisation), new SecureRandom());
    return secret.find().isPresent()
        ? Finding.fine("secret", secret.name())
        : Finding.wrong("secret", "there is no " + secret.name(), onboard);
  }

  private Finding hook(String onboard) {
    Set<String> needed = access.bitbucket().webhooks().events();
    List<Webhook> own =
        access.bitbucket().webhooks().list(target.scope()).stream().filter(this::isOwn).toList();
    if (own.isEmpty()) {
      return Finding.wrong("hook", "no webhook of the factory is registered", onboard);
    }
    Webhook hook = own.get(0);
    if (!hook.active()) {
      return Finding.wrong("hook", hook.url() + " is switched off", onboard);
    }
    if (!hook.signed()) {
      return Finding.wrong("hook", hook.url() + " has no secret", onboard);
    }
    return hook.events().containsAll(needed)
        ? Finding.fine("hook", hook.url().toString())
        : Finding.wrong("hook", hook.url() + " lacks some of " + needed, onboard);
  }

  private boolean isOwn(Webhook hook) {
    return url.map(base -> target.url(base).equals(hook.url()))
        .orElseGet(() -> hook.url().getPath().contains("/webhooks/bitbucket/"));
  }

  /** The references only: what a clone asks first, with the same right. */
  private Finding cloned(RepositoryId id) {
    try {
      Path directory = Files.createTempDirectory("pipewright-doctor-");
      try (Repository local = BareRepository.create(directory)) {
        int tags = new GitRemote(access.access(), id, FactoryAccess.retry()).listTags(local).size();
        return Finding.fine(
            "clone " + id.slug(), access.access().gitUrl(id) + ", " + tags + " tags");
      } finally {
        Directories.delete(directory);
      }
    } catch (IOException e) {
      throw new SurroundingsException("no room in the temporary directory");
    }
  }
}
