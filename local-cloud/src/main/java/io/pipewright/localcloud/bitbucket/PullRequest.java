package io.pipewright.localcloud.bitbucket;

import java.time.Instant;
import java.util.Optional;

/**
 * A pull request at a moment.
 *
 * @param target the repository that it is to be merged into
 * @param number its number in that repository, from 1
 * @param version grows with each change
 * @param source the repository that its commits are in; the target, or a fork of it
 * @param sourceBranch short name
 * @param sourceTip last commit of that branch
 * @param targetBranch short name
 * @param targetTip last commit of the target branch; once merged, the one before the merge
 * @param mergeCommit empty while it is not merged, and if it was closed because its commits were
 *     pushed to the target
 */
public record PullRequest(
    HostedRepository target,
    int number,
    int version,
    String title,
    State state,
    HostedRepository source,
    String sourceBranch,
    String sourceTip,
    String targetBranch,
    String targetTip,
    Optional<String> mergeCommit,
    Instant createdAt,
    Instant updatedAt) {

  /** Data Center's words; Cloud says FULFILLED nowhere but in its event key. */
  public enum State {
    OPEN,
    MERGED,
    DECLINED
  }

  /** The same with its repositories called as they are now. */
  public PullRequest in(HostedRepository newTarget, HostedRepository newSource) {
    return new PullRequest(
        newTarget,
        number,
        version,
        title,
        state,
        newSource,
        sourceBranch,
        sourceTip,
        targetBranch,
        targetTip,
        mergeCommit,
        createdAt,
        updatedAt);
  }

  /** The same with new commits. */
  public PullRequest withTips(String newSource, String newTarget, Instant when) {
    return changed(title, state, newSource, newTarget, mergeCommit, when);
  }

  /** The same with another title. */
  public PullRequest withTitle(String newTitle, Instant when) {
    return changed(newTitle, state, sourceTip, targetTip, mergeCommit, when);
  }

  /** The same, merged. */
  public PullRequest merged(Optional<String> commit, String targetBefore, Instant when) {
    return changed(title, State.MERGED, sourceTip, targetBefore, commit, when);
  }

  /** The same, declined. */
  public PullRequest declined(Instant when) {
    return changed(title, State.DECLINED, sourceTip, targetTip, mergeCommit, when);
  }

  private PullRequest changed(
      String newTitle,
      State newState,
      String newSource,
      String newTarget,
      Optional<String> merge,
      Instant when) {
    return new PullRequest(
        target,
        number,
        version + 1,
        newTitle,
        newState,
        source,
        sourceBranch,
        newSource,
        targetBranch,
        newTarget,
        merge,
        createdAt,
        when);
  }
}
