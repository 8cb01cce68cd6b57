package io.pipewright.localcloud.bitbucket.hook;

import io.pipewright.localcloud.bitbucket.Hook;
import io.pipewright.localcloud.bitbucket.HookScope;
import io.pipewright.localcloud.bitbucket.HostedRepository;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The registered webhooks. */
public final class Hooks {
  private final Map<Integer, Hook> byId = new TreeMap<>();
  private int last;

  /** Registers a webhook. */
  public synchronized Hook create(
      HookScope scope,
      String name,
      URI url,
      Set<String> events,
      boolean active,
      Optional<String> secret) {
    last++;
    Hook hook = new Hook(last, scope, name, url, events, active, secret);
    byId.put(last, hook);
    return hook;
  }

  /** Puts a webhook in the place of the one with its number. */
  public synchronized Hook replace(Hook hook) {
    byId.put(hook.id(), hook);
    return hook;
  }

  /** Whether there was one to delete. */
  public synchronized boolean delete(Hook hook) {
    return byId.remove(hook.id()) != null;
  }

  /** A webhook of a scope. */
  public synchronized Optional<Hook> find(HookScope scope, int id) {
    return Optional.ofNullable(byId.get(id)).filter(hook -> hook.scope().equals(scope));
  }

  /** The webhooks of a scope, the oldest first. */
  public synchronized List<Hook> in(HookScope scope) {
    return byId.values().stream().filter(hook -> hook.scope().equals(scope)).toList();
  }

  /** The active webhooks that are told of an event in a repository. */
  synchronized List<Hook> matching(HostedRepository repository, String event) {
    return byId.values().stream()
        .filter(hook -> hook.active() && hook.events().contains(event))
        .filter(hook -> hook.scope().covers(repository))
        .toList();
  }
}
