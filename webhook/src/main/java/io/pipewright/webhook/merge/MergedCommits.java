package io.pipewright.webhook.merge;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.PullRequest;
import io.pipewright.bitbucket.Repositories;
import io.pipewright.ledger.Work;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.util.Optional;

/**
 * Asks Bitbucket which commit a merge is about. What the delivery says is a hint: it may be old,
 * abbreviated, silent about the commit, or about a commit that has left the branch.
 */
final class MergedCommits {
  private final Repositories repositories;

  MergedCommits(Repositories repositories) {
    this.repositories = repositories;
  }

  /**
   * The commit to act on.
   *
   * @throws UnavailableException if Bitbucket does not tell
   */
  Reread find(Work.Merge merge, RepositoryId repository) {
    try {
      Optional<CommitHash> tip = repositories.tip(repository, merge.branch());
      if (tip.isEmpty()) {
        return Reread.nothing("there is no branch " + merge.branch() + " any more");
      }
      return merge.pullRequest().isPresent()
          ? ofPullRequest(merge, repository, merge.pullRequest().getAsLong(), tip.get())
          : onBranch(repository, delivered(merge, repository), tip.get());
    } catch (BitbucketException e) {
      throw new UnavailableException(e.text(), e);
    }
  }

  private Reread ofPullRequest(
      Work.Merge merge, RepositoryId repository, long number, CommitHash tip) {
    PullRequest pullRequest =
        repositories
            .pullRequest(repository, number)
            .orElseThrow(
                () ->
                    new UnavailableException(
                        "Bitbucket shows no pull request "
                            + number
                            + " of "
                            + repository
                            + "; check that the token may read the repository"));
    if (pullRequest.state() != PullRequest.State.MERGED) {
      return Reread.nothing("Bitbucket says that pull request " + number + " is not merged");
    }
    if (!pullRequest.targetBranch().equals(merge.branch())) {
      return Reread.nothing(
          "pull request " + number + " was merged into " + pullRequest.targetBranch());
    }
    Optional<CommitHash> commit = pullRequest.mergeCommit();
    return onBranch(repository, commit.isPresent() ? commit : delivered(merge, repository), tip);
  }

  /** What the delivery names, in full; empty if it names none or one that is not there. */
  private Optional<CommitHash> delivered(Work.Merge merge, RepositoryId repository) {
    return merge.commit().flatMap(hash -> repositories.resolve(repository, hash));
  }

  private Reread onBranch(RepositoryId repository, Optional<CommitHash> commit, CommitHash tip) {
    if (commit.isEmpty() || commit.get().equals(tip)) {
      // A pull request that closed because its commits were pushed has no merge commit.
      return Reread.of(tip);
    }
    return repositories.contains(repository, tip, commit.get())
        ? Reread.of(commit.get())
        : Reread.nothing("the commit " + commit.get().abbreviated() + " is not on the branch");
  }
}
