package io.pipewright.localcloud.bitbucket.server;

import io.pipewright.localcloud.bitbucket.Change;
import io.pipewright.localcloud.bitbucket.Happening;
import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.PullRequest;
import io.pipewright.localcloud.bitbucket.RefChange;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import io.pipewright.localcloud.bitbucket.git.Branches;
import io.pipewright.localcloud.bitbucket.git.RefInfo;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import io.pipewright.localcloud.bitbucket.pullrequest.PullRequests;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What people do in Bitbucket. Each action tells the registered webhooks what the real one would;
 * {@link BitbucketServer#settle} waits until they know.
 */
public final class Developer {
  private final Hosting hosting;
  private final Branches branches;
  private final PullRequests pullRequests;
  private final Consumer<Happening> listener;

  Developer(Hosting hosting, boolean showsSources, Consumer<Happening> listener) {
    this.hosting = hosting;
    this.branches = new Branches(hosting.repositories(), hosting.clock(), showsSources);
    this.pullRequests =
        new PullRequests(branches, hosting.pullRequests(), hosting.clock(), listener);
    this.listener = listener;
  }

  /** Makes a branch from {@code main} and opens a pull request into {@code main}. */
  public PullRequest open(RepositoryName repository, Change change) {
    return open(repository, repository, change);
  }

  /** Makes a branch in a fork and opens a pull request into {@code main} of what was forked. */
  public PullRequest open(RepositoryName target, RepositoryName source, Change change) {
    return pullRequests.open(get(target), get(source), change, bytes(change.files()));
  }

  /** Puts another commit on a pull request's branch; the change's own branch does not matter. */
  public PullRequest update(PullRequest pullRequest, Change change) {
    return pullRequests.update(pullRequest, change.message(), bytes(change.files()));
  }

  /** Gives a pull request another title. */
  public PullRequest retitle(PullRequest pullRequest, String title) {
    return pullRequests.retitle(pullRequest, title);
  }

  /**
   * Merges a pull request by a merge commit.
   *
   * @throws IllegalStateException if it conflicts, or is not open
   */
  public PullRequest merge(PullRequest pullRequest) {
    return pullRequests.merge(pullRequest);
  }

  /** Declines a pull request. */
  public PullRequest decline(PullRequest pullRequest) {
    return pullRequests.decline(pullRequest);
  }

  /**
   * Pushes a commit to the change's branch, {@code main} perhaps, without a pull request.
   *
   * @return the commit
   */
  public String push(RepositoryName repository, Change change) {
    return pullRequests.push(
        get(repository), change.branch(), change.message(), bytes(change.files()));
  }

  /** Deletes a branch. */
  public void deleteBranch(RepositoryName repository, String branch) {
    pullRequests.deleteBranch(get(repository), branch);
  }

  /** Copies a repository. */
  public HostedRepository fork(RepositoryName origin, RepositoryName fork) {
    HostedRepository from = get(origin);
    HostedRepository to = hosting.repositories().createFork(fork, from);
    branches.copy(from, to);
    return to;
  }

  /** Gives a repository another slug, or another project. */
  public HostedRepository rename(RepositoryName from, RepositoryName to) {
    HostedRepository before = get(from);
    HostedRepository after = hosting.repositories().rename(before, to);
    listener.accept(new Happening.Renamed(before, after));
    return after;
  }

  /** Opens a pull request with these bytes, which need not be text. */
  PullRequest open(RepositoryName repository, Change change, Map<String, byte[]> files) {
    return pullRequests.open(get(repository), get(repository), change, files);
  }

  /** A git client has pushed. */
  void pushed(HostedRepository repository, List<RefChange> changes) {
    pullRequests.moved(repository, changes);
  }

  /** All branches that there are count as new. */
  void pushedAll(HostedRepository repository) {
    List<RefInfo> all = hosting.commits(repository).branches();
    pushed(repository, all.stream().map(it -> RefChange.added(it.name(), it.commit())).toList());
  }

  private HostedRepository get(RepositoryName name) {
    return hosting.repositories().get(name);
  }

  private static Map<String, byte[]> bytes(Map<String, String> files) {
    Map<String, byte[]> bytes = new TreeMap<>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return bytes;
  }
}
