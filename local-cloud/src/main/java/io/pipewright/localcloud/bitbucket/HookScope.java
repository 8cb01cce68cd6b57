package io.pipewright.localcloud.bitbucket;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a webhook is registered.
 *
 * @param project key, in Cloud the workspace
 * @param repository id of the repository, or empty for the whole project
 */
public record HookScope(String project, Optional<Integer> repository) {
  public HookScope {
    project = project.toLowerCase(Locale.ROOT);
  }

  /** A whole project or workspace. */
  public static HookScope project(String project) {
    return new HookScope(project, Optional.empty());
  }

  /** One repository, also after it is renamed. */
  public static HookScope of(HostedRepository repository) {
    return new HookScope(repository.name().project(), Optional.of(repository.id()));
  }

  /** Whether its webhooks are told of what happens in a repository. */
  public boolean covers(HostedRepository other) {
    return repository
        .map(id -> id == other.id())
        .orElseGet(() -> project.equalsIgnoreCase(other.name().project()));
  }
}
