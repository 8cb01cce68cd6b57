package io.pipewright.cli.onboard;

import io.pipewright.bitbucket.Webhooks.Scope;
import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.organisation.Organisation;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is brought into the factory: a project or one repository.
 *
 * @param project its key, in Cloud the workspace
 * @param slug empty for the whole project
 */
record Target(String project, Optional<String> slug) {
  /**
   * Reads {@code PROJECT} or {@code PROJECT/slug}.
   *
   * @throws SurroundingsException if it is neither
   */
  static Target parse(String text) {
    String[] parts = text.split("/", -1);
    try {
      if (parts.length <= 2) {
        // The rules of a repository's name hold for the project's key, too.
        RepositoryId id = new RepositoryId(parts[0], parts.length == 2 ? parts[1] : "any");
        return new Target(
            id.project(), parts.length == 2 ? Optional.of(id.slug()) : Optional.empty());
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new SurroundingsException(
        "'" + text + "' is neither a project nor a repository. Write PROJECT or PROJECT/slug.");
  }

  Scope scope() {
    return new Scope(project, slug);
  }

  /** The repositories of it that factory.yaml names. */
  List<RepositoryId> owned(Organisation organisation) {
    return organisation.teams().values().stream()
        .flatMap(team -> team.repositories().stream())
        .filter(id -> id.project().equalsIgnoreCase(project))
        .filter(id -> slug.isEmpty() || slug.get().equals(id.slug()))
        .toList();
  }

  /** Where Bitbucket delivers its events: each scope has a URL, and a secret, of its own. */
  URI url(URI webhook) {
    String base = webhook.toString().replaceAll("/+$", "");
    return URI.create(base + "/" + path());
  }

  /** The Secrets Manager name of the secret that signs them. */
  String secret(Organisation organisation) {
    // Secrets Manager takes no ~ in a name.
    return organisation.bitbucket().webhookSecret() + "/" + path().replace('~', '@');
  }

  /** As the receiver spells it: the key in upper case. */
  private String path() {
    String key = project.toUpperCase(Locale.ROOT);
    return slug.map(name -> key + "/" + name).orElse(key);
  }

  @Override
  public String toString() {
    return slug.map(name -> project + "/" + name).orElse(project);
  }
}
