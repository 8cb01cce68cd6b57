package io.pipewright.localcloud.bitbucket;

import java.time.Instant;

/**
 * A pull request that was merged by a merge commit.
 *
 * @param repository where
 * @param number its number in that repository, from 1
 * @param title its title
 * @param author the developer's name
 * @param sourceBranch short name of the branch that was merged
 * @param sourceTip last commit of that branch
 * @param targetBranch short name of the branch it was merged into
 * @param targetTipBefore last commit of that branch before the merge
 * @param mergeCommit the merge; now the target's last commit
 * @param mergedAt when
 */
public record MergedPullRequest(
    RepositoryName repository,
    int number,
    String title,
    String author,
    String sourceBranch,
    String sourceTip,
    String targetBranch,
    String targetTipBefore,
    String mergeCommit,
    Instant mergedAt) {

  /**
   * What is known of a merged pull request.
   *
   * @throws IllegalArgumentException if it has no merge commit
   */
  public static MergedPullRequest of(PullRequest merged) {
    return new MergedPullRequest(
        merged.target().name(),
        merged.number(),
        merged.title(),
        "Ada Developer",
        merged.sourceBranch(),
        merged.sourceTip(),
        merged.targetBranch(),
        merged.targetTip(),
        merged
            .mergeCommit()
            .orElseThrow(() -> new IllegalArgumentException("not merged: #" + merged.number())),
        merged.updatedAt());
  }
}
