package io.pipewright.bitbucket;

import io.pipewright.repository.CommitHash;
import java.time.Instant;
import java.util.Optional;

/**
 * A pull request as Bitbucket says it is now.
 *
 * @param id its number in the repository that it is to be merged into
 * @param state whether it is open
 * @param head the newest commit of its source branch, full hash; of one that is merged and whose
 *     source is gone, where Bitbucket Cloud does not know it any more, the merge commit
 * @param sourceBranch its source branch, without {@code refs/heads/}
 * @param fromFork whether the source branch is in another repository
 * @param targetBranch the branch that it is to be merged into, without {@code refs/heads/}
 * @param mergeCommit the commit that the merge made, full hash; empty while it is open, and where
 *     Bitbucket does not say
 * @param closed when it was merged or declined; Cloud does not say, so it is when it last changed
 *     there
 */
public record PullRequest(
    long id,
    State state,
    CommitHash head,
    String sourceBranch,
    boolean fromFork,
    String targetBranch,
    Optional<CommitHash> mergeCommit,
    Optional<Instant> closed) {
  /** What Data Center and Cloud share. */
  public enum State {
    OPEN,
    MERGED,
    DECLINED
  }
}
