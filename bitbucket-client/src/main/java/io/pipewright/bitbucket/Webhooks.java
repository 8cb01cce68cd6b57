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

  /**
   * All of a scope, the own and others'. One whose URL is no valid URI is left out: it may hold
   * variables of Bitbucket's, and is not ours.
   */
  List<Webhook> list(Scope scope);

  /**
   * Registers one; gives it back as Bitbucket has it. If an answer is lost on the way, the call is
   * repeated only if no webhook with this URL is there.
   *
   * @param secret signs the deliveries; empty for none, at most 128 characters in Cloud
   */
  Webhook create(Scope scope, URI url, Set<String> events, String secret);

  /**
   * Replaces events and secret of one, and makes it active.
   *
   * @param secret empty to leave the secret to Bitbucket: Cloud keeps it, Data Center may drop it
   */
  Webhook update(Scope scope, Webhook webhook, Set<String> events, String secret);

  /** The event keys that the factory needs of this kind of Bitbucket. */
  Set<String> events();

  /** What the token may do, as far as Bitbucket tells: for each need, empty or what is missing. */
  List<String> missingPermissions(Scope scope);

  /** What of the needs Bitbucket does not tell about this scope, in words for people. */
  default List<String> cannotTell(Scope scope) {
    return List.of();
  }
}
