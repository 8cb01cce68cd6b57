package io.pipewright.localcloud.bitbucket.pullrequest;

import io.pipewright.localcloud.bitbucket.Change;
import io.pipewright.localcloud.bitbucket.Happening;
import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.PullRequest;
import io.pipewright.localcloud.bitbucket.RefChange;
import io.pipewright.localcloud.bitbucket.git.Branches;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a developer does: makes branches, opens pull requests, merges them as Bitbucket does, by a
 * merge commit with two parents. One thing happens at a time.
 */
public final class PullRequests {
  private static final String TARGET = "main";

  private final Branches branches;
  private final PullRequestStore store;
  private final Clock clock;
  private final Consumer<Happening> listener;

  /**
   * Acts on repositories.
   *
   * @param listener is told of everything, in the order in which it happens
   */
  public PullRequests(
      Branches branches, PullRequestStore store, Clock clock, Consumer<Happening> listener) {
    this.branches = branches;
    this.store = store;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Makes a branch from {@code main} with one commit and opens a pull request into {@code main}.
   *
   * @param source the target itself, or a fork of it
   * @param files new content by path; need not be text
   * @throws IllegalArgumentException if the target has no {@code main}, or the branch has an open
   *     pull request
   */
  public synchronized PullRequest open(
      HostedRepository target, HostedRepository source, Change change, Map<String, byte[]> files) {
    requireNoneOpen(target, source, change.branch());
    Instant now = clock.instant();
    String base = branches.tip(target, TARGET);
    branches.bring(target, source, base);
    RefChange made = branches.commit(source, change.branch(), base, change.message(), files);
    int number = store.nextNumber(target);
    PullRequest opened =
        new PullRequest(
            target,
            number,
            0,
            change.title(),
            PullRequest.State.OPEN,
            source,
            change.branch(),
            made.to(),
            TARGET,
            base,
            Optional.empty(),
            now,
            now);
    branches.showSource(opened);
    moved(source, List.of(made));
    listener.accept(new Happening.Opened(store.put(opened)));
    return opened;
  }

  /** Puts another commit on the source branch. */
  public synchronized PullRequest update(
      PullRequest pullRequest, String message, Map<String, byte[]> files) {
    PullRequest now = requireOpen(pullRequest);
    push(now.source(), now.sourceBranch(), message, files);
    return current(now);
  }

  /** Gives it another title. */
  public synchronized PullRequest retitle(PullRequest pullRequest, String title) {
    PullRequest before = requireOpen(pullRequest);
    PullRequest after = store.put(before.withTitle(title, clock.instant()));
    listener.accept(new Happening.Retitled(after, before.title()));
    return after;
  }

  /**
   * Merges it.
   *
   * @throws IllegalStateException if it conflicts, or is not open
   */
  public synchronized PullRequest merge(PullRequest pullRequest) {
    PullRequest open = requireOpen(pullRequest);
    RefChange merge = branches.merge(open);
    PullRequest merged =
        store.put(open.merged(Optional.of(merge.to()), merge.from(), clock.instant()));
    listener.accept(new Happening.Merged(merged));
    moved(merged.target(), List.of(merge));
    return merged;
  }

  /** Closes it unmerged. */
  public synchronized PullRequest decline(PullRequest pullRequest) {
    PullRequest declined = store.put(requireOpen(pullRequest).declined(clock.instant()));
    listener.accept(new Happening.Declined(declined));
    return declined;
  }

  /**
   * Pushes one commit to a branch, which is made if it is not there.
   *
   * @return the commit
   */
  public synchronized String push(
      HostedRepository repository, String branch, String message, Map<String, byte[]> files) {
    String base =
        branches.find(repository, branch).orElseGet(() -> branches.tip(repository, TARGET));
    RefChange change = branches.commit(repository, branch, base, message, files);
    moved(repository, List.of(change));
    return change.to();
  }

  /** Deletes a branch. */
  public synchronized void deleteBranch(HostedRepository repository, String branch) {
    moved(repository, List.of(branches.delete(repository, branch)));
  }

  /**
   * Branches or tags of a repository have moved: webhooks are told, pull requests from these
   * branches have new commits, and pull requests whose commits are now in their target are merged,
   * without a merge commit.
   */
  public synchronized void moved(HostedRepository repository, List<RefChange> changes) {
    listener.accept(new Happening.RefsChanged(repository, changes));
    for (RefChange change : changes) {
      if (change.isBranch() && !change.isDeleted()) {
        open().stream()
            .filter(it -> it.source().id() == repository.id())
            .filter(it -> it.sourceBranch().equals(change.name()))
            .filter(it -> !it.sourceTip().equals(change.to()))
            .forEach(it -> sourceMoved(it, change));
        open().stream()
            .filter(it -> it.target().id() == repository.id())
            .filter(it -> it.targetBranch().equals(change.name()))
            .forEach(it -> targetMoved(it, change));
      }
    }
  }

  private void sourceMoved(PullRequest pullRequest, RefChange change) {
    PullRequest moved = pullRequest.withTips(change.to(), pullRequest.targetTip(), clock.instant());
    branches.showSource(moved);
    listener.accept(new Happening.SourceMoved(store.put(moved), pullRequest.sourceTip()));
  }

  private void targetMoved(PullRequest pullRequest, RefChange change) {
    if (branches.contains(pullRequest.target(), change.to(), pullRequest.sourceTip())) {
      PullRequest merged =
          pullRequest.merged(Optional.empty(), pullRequest.targetTip(), clock.instant());
      listener.accept(new Happening.Merged(store.put(merged)));
    } else {
      // Nobody is told of this: Data Center has no event for it that a webhook could have.
      store.put(pullRequest.withTips(pullRequest.sourceTip(), change.to(), clock.instant()));
    }
  }

  private List<PullRequest> open() {
    return store.all().stream().filter(it -> it.state() == PullRequest.State.OPEN).toList();
  }

  private void requireNoneOpen(HostedRepository target, HostedRepository source, String branch) {
    open().stream()
        .filter(it -> it.target().id() == target.id() && it.source().id() == source.id())
        .filter(it -> it.sourceBranch().equals(branch))
        .findFirst()
        .ifPresent(
            it -> {
              throw new IllegalArgumentException(
                  "branch %s has the open pull request #%d".formatted(branch, it.number()));
            });
  }

  private PullRequest requireOpen(PullRequest pullRequest) {
    PullRequest now = current(pullRequest);
    if (now.state() != PullRequest.State.OPEN) {
      throw new IllegalStateException(
          "pull request #%d of %s is %s".formatted(now.number(), now.target().name(), now.state()));
    }
    return now;
  }

  private PullRequest current(PullRequest pullRequest) {
    return store.find(pullRequest.target(), pullRequest.number()).orElseThrow();
  }
}
