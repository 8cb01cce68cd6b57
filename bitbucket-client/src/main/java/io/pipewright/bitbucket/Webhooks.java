package io.pipewright.bitbucket;

import io.pipewright.repository.RepositoryId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The webhooks of a project or a repository. */
public interface Webhooks {
  /**
   * Where a webhook is registered.
   *
   * @param project key, in Cloud the workspace
   * @param slug empty for the whole project
   */
  record Scope(String project, Optional<String> slug) {
    /** A repository's own. */
    public static Scope of(RepositoryId repository) {
      return new Scope(repository.project(), Optional.of(repository.slug()));
    }
  }

  /**
   * A registered webhook.
   *
   * @param id Bitbucket's name of it
   * @param url where it delivers, exactly
   * @param events the event keys
   * @param active whether it delivers at all
   * @param signed whether it has a secret
   */
  record Webhook(String id, URI url, Set<String> events, boolean active, boolean signed) {}

  /** All of a scope, the own and others'. */
  List<Webhook> list(Scope scope);

  /** Registers one; gives it back as Bitbucket has it. */
  Webhook create(Scope scope, URI url, Set<String> events, String secret);

  /** Replaces events and secret of one, and makes it active. */
  Webhook update(Scope scope, Webhook webhook, Set<String> events, String secret);

  /** The event keys that the factory needs of this kind of Bitbucket. */
  Set<String> events();

  /** What the token may do, as far as Bitbucket tells: for each need, empty or what is missing. */
  List<String> missingPermissions(Scope scope);
}
