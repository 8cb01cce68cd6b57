package io.pipewright.cli.onboard;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.Webhooks;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Webhooks in memory, of one scope. */
final class MemoryWebhooks implements Webhooks {
  final List<Webhook> hooks = new ArrayList<>();
  final List<String> secrets = new ArrayList<>();
  List<String> missing = List.of();
  boolean failing;

  @Override
  public List<Webhook> list(Scope scope) {
    if (failing) {
      throw new BitbucketException("cannot list the webhooks: Bitbucket answered 503", true);
    }
    return List.copyOf(hooks);
  }

  @Override
  public Webhook create(Scope scope, URI url, Set<String> events, String secret) {
    Webhook made = new Webhook(String.valueOf(hooks.size() + 1), url, events, true, true);
    hooks.add(made);
    secrets.add(secret);
    return made;
  }

  @Override
  public Webhook update(Scope scope, Webhook webhook, Set<String> events, String secret) {
    Webhook updated = new Webhook(webhook.id(), webhook.url(), events, true, true);
    hooks.set(hooks.indexOf(webhook), updated);
    secrets.add(secret);
    return updated;
  }

  @Override
  public Set<String> events() {
    return Set.of("pr:merged", "repo:refs_changed");
  }

  @Override
  public List<String> missingPermissions(Scope scope) {
    return missing;
  }
}
