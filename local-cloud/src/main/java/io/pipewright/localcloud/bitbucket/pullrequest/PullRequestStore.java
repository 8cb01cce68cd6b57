package io.pipewright.localcloud.bitbucket.pullrequest;

import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.PullRequest;
import io.pipewright.localcloud.bitbucket.git.RepositoryStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pull requests of all repositories, as they are now. */
public final class PullRequestStore {
  private final RepositoryStore repositories;
  private final Map<Integer, Map<Integer, PullRequest>> byTarget = new TreeMap<>();

  /** Starts with none. */
  public PullRequestStore(RepositoryStore repositories) {
    this.repositories = repositories;
  }

  /** A pull request by its number. */
  public synchronized Optional<PullRequest> find(HostedRepository target, int number) {
    return Optional.ofNullable(of(target).get(number)).map(this::asCalledNow);
  }

  /** Those of a repository, the oldest first. */
  public synchronized List<PullRequest> all(HostedRepository target) {
    return of(target).values().stream().map(this::asCalledNow).toList();
  }

  /** Those of all repositories. */
  synchronized List<PullRequest> all() {
    return byTarget.values().stream()
        .map(Map::values)
        .flatMap(Collection::stream)
        .map(this::asCalledNow)
        .toList();
  }

  synchronized int nextNumber(HostedRepository target) {
    return of(target).size() + 1;
  }

  synchronized PullRequest put(PullRequest pullRequest) {
    of(pullRequest.target()).put(pullRequest.number(), pullRequest);
    return pullRequest;
  }

  private Map<Integer, PullRequest> of(HostedRepository target) {
    return byTarget.computeIfAbsent(target.id(), id -> new TreeMap<>());
  }

  private PullRequest asCalledNow(PullRequest pullRequest) {
    return pullRequest.in(
        repositories.get(pullRequest.target().id()), repositories.get(pullRequest.source().id()));
  }
}
