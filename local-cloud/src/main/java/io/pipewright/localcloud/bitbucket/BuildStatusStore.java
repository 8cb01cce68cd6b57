package io.pipewright.localcloud.bitbucket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The build statuses of commits, in the order in which their keys first came. */
final class BuildStatusStore {
  private final Map<String, Map<String, PostedStatus>> byCommit = new LinkedHashMap<>();

  synchronized void put(RepositoryName repository, String commit, PostedStatus status) {
    byCommit
        .computeIfAbsent(at(repository, commit), key -> new LinkedHashMap<>())
        .put(status.key(), status);
  }

  synchronized Optional<PostedStatus> get(RepositoryName repository, String commit, String key) {
    return Optional.ofNullable(byCommit.getOrDefault(at(repository, commit), Map.of()).get(key));
  }

  synchronized List<PostedStatus> all(RepositoryName repository, String commit) {
    return List.copyOf(byCommit.getOrDefault(at(repository, commit), Map.of()).values());
  }

  private static String at(RepositoryName repository, String commit) {
    return repository.path() + "@" + commit;
  }
}
