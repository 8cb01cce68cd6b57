package io.pipewright.localcloud.bitbucket.feedback;

import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.PostedStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The build statuses of commits, in the order in which their keys first came. */
public final class BuildStatusStore {
  private final Map<String, Map<String, PostedStatus>> byCommit = new LinkedHashMap<>();

  /** Keeps a status in the place of the one with its key. */
  public synchronized void put(HostedRepository repository, String commit, PostedStatus status) {
    byCommit
        .computeIfAbsent(at(repository, commit), key -> new LinkedHashMap<>())
        .put(status.key(), status);
  }

  /** The status with a key. */
  public synchronized Optional<PostedStatus> get(
      HostedRepository repository, String commit, String key) {
    return Optional.ofNullable(byCommit.getOrDefault(at(repository, commit), Map.of()).get(key));
  }

  /** All of a commit. */
  public synchronized List<PostedStatus> all(HostedRepository repository, String commit) {
    return List.copyOf(byCommit.getOrDefault(at(repository, commit), Map.of()).values());
  }

  /** Whether there was one to delete. */
  public synchronized boolean delete(HostedRepository repository, String commit, String key) {
    return byCommit.getOrDefault(at(repository, commit), new LinkedHashMap<>()).remove(key) != null;
  }

  private static String at(HostedRepository repository, String commit) {
    return repository.id() + "@" + commit;
  }
}
