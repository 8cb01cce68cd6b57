package io.pipewright.webhook.bitbucket;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.PullRequest;
import io.pipewright.bitbucket.Repositories;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Repositories in memory. As in Bitbucket, the key of a project is the same in upper and lower
 * case, and nothing is known of a repository that was never written to.
 */
public final class FakeRepositories implements Repositories {
  private final Map<String, Content> repositories = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private Optional<BitbucketException> failure = Optional.empty();

  /** Puts a pull request in place of the one with its number. */
  public FakeRepositories put(RepositoryId repository, PullRequest pullRequest) {
    content(repository).pullRequests.put(pullRequest.id(), pullRequest);
    return this;
  }

  /** Adds a commit. */
  public FakeRepositories commit(
      RepositoryId repository, CommitHash commit, CommitHash... parents) {
    content(repository).parents.put(commit, List.of(parents));
    return this;
  }

  /** Moves a branch to a commit, which need not have been added. */
  public FakeRepositories tip(RepositoryId repository, String branch, CommitHash commit) {
    Content content = content(repository);
    content.parents.putIfAbsent(commit, List.of());
    content.tips.put(branch, commit);
    return this;
  }

  /** From now on every call fails so. */
  public void failWith(BitbucketException exception) {
    failure = Optional.of(exception);
  }

  /** From now on calls are answered again. */
  public void recover() {
    failure = Optional.empty();
  }

  /** What was asked, for example {@code tip main}. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Optional<PullRequest> pullRequest(RepositoryId repository, long id) {
    asked("pull request " + id);
    return Optional.ofNullable(content(repository).pullRequests.get(id));
  }

  @Override
  public List<PullRequest> merged(RepositoryId repository, String branch, int limit) {
    asked("merged " + branch);
    return content(repository).pullRequests.values().stream()
        .filter(found -> found.state() == PullRequest.State.MERGED)
        .filter(found -> found.targetBranch().equals(branch))
        .sorted(
            Comparator.comparing((PullRequest found) -> found.closed().orElseThrow()).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<CommitHash> tip(RepositoryId repository, String branch) {
    asked("tip " + branch);
    return Optional.ofNullable(content(repository).tips.get(branch));
  }

  @Override
  public Optional<CommitHash> resolve(RepositoryId repository, String hash) {
    asked("resolve " + hash);
    List<CommitHash> found =
        content(repository).parents.keySet().stream()
            .filter(commit -> commit.value().startsWith(hash.toLowerCase(Locale.ROOT)))
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  @Override
  public boolean contains(RepositoryId repository, CommitHash newer, CommitHash older) {
    asked("contains " + newer.abbreviated() + " " + older.abbreviated());
    Map<CommitHash, List<CommitHash>> parents = content(repository).parents;
    if (!parents.containsKey(newer) || !parents.containsKey(older)) {
      return false;
    }
    Deque<CommitHash> next = new ArrayDeque<>(List.of(newer));
    while (!next.isEmpty()) {
      CommitHash commit = next.pop();
      if (commit.equals(older)) {
        return true;
      }
      parents.getOrDefault(commit, List.of()).forEach(next::push);
    }
    return false;
  }

  private void asked(String call) {
    calls.add(call);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private Content content(RepositoryId repository) {
    return repositories.computeIfAbsent(
        repository.toString().toLowerCase(Locale.ROOT), name -> new Content());
  }

  private static final class Content {
    private final Map<Long, PullRequest> pullRequests = new LinkedHashMap<>();
    private final Map<CommitHash, List<CommitHash>> parents = new LinkedHashMap<>();
    private final Map<String, CommitHash> tips = new HashMap<>();
  }
}
