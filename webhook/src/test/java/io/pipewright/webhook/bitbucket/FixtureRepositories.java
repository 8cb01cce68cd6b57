package io.pipewright.webhook.bitbucket;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.PullRequest;
import io.pipewright.bitbucket.Repositories;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import io.pipewright.webhook.checkout.GitFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** A Bitbucket whose repositories all have the commits of one fixture. */
public final class FixtureRepositories implements Repositories {
  private final GitFixture git;
  private final SortedMap<Long, PullRequest> pullRequests = new TreeMap<>();
  private boolean failing;

  public FixtureRepositories(GitFixture git) {
    this.git = git;
  }

  /** From now on Bitbucket answers nothing. */
  public void fail() {
    failing = true;
  }

  /** Bitbucket answers again. */
  public void recover() {
    failing = false;
  }

  /** Adds a merged pull request, closed at a time. */
  public void merged(long id, String target, Optional<CommitHash> commit, Instant closed) {
    CommitHash head = commit.orElse(new CommitHash("e".repeat(40)));
    pullRequests.put(
        id,
        new PullRequest(
            id,
            PullRequest.State.MERGED,
            head,
            "feature/x",
            false,
            target,
            commit,
            Optional.of(closed)));
  }

  /** Adds an open pull request. */
  public void open(long id, String target, CommitHash head, boolean fromFork) {
    pullRequests.put(
        id,
        new PullRequest(
            id,
            PullRequest.State.OPEN,
            head,
            "feature/x",
            fromFork,
            target,
            Optional.empty(),
            Optional.empty()));
  }

  @Override
  public Optional<PullRequest> pullRequest(RepositoryId repository, long id) {
    answer();
    return Optional.ofNullable(pullRequests.get(id));
  }

  @Override
  public List<PullRequest> merged(RepositoryId repository, String branch, int limit) {
    answer();
    return pullRequests.values().stream()
        .filter(one -> one.state() == PullRequest.State.MERGED)
        .filter(one -> one.targetBranch().equals(branch))
        .sorted(Comparator.comparingLong(PullRequest::id).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<CommitHash> tip(RepositoryId repository, String branch) {
    answer();
    try {
      return Optional.ofNullable(git.repository().exactRef("refs/heads/" + branch))
          .map(Ref::getObjectId)
          .map(id -> new CommitHash(id.name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<CommitHash> resolve(RepositoryId repository, String hash) {
    answer();
    try {
      ObjectId id = git.repository().resolve(hash + "^{commit}");
      return id == null || !git.repository().getObjectDatabase().has(id)
          ? Optional.empty()
          : Optional.of(new CommitHash(id.name()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean contains(RepositoryId repository, CommitHash newer, CommitHash older) {
    answer();
    try (RevWalk walk = new RevWalk(git.repository())) {
      RevCommit ancestor = walk.parseCommit(ObjectId.fromString(older.value()));
      RevCommit tip = walk.parseCommit(ObjectId.fromString(newer.value()));
      return walk.isMergedInto(ancestor, tip);
    } catch (IOException e) {
      return false;
    }
  }

  private void answer() {
    if (failing) {
      throw new BitbucketException("Bitbucket answered 503", true);
    }
  }
}
