package io.pipewright.ledger;

/** The steps of a commit, in order; the last ones end it. */
public enum CommitStep {
  /** It is the newest commit of its branch, and is being fetched. */
  CLAIMED,
  /** It is too large for a function; a task fetches it. */
  HANDED_OVER,
  /** It is in S3. */
  ARCHIVED,
  /** The generator's task is started. */
  LAUNCHED,
  /** CloudFormation has the pipeline of this commit. */
  DEPLOYED,
  /** The pipeline runs at this commit. */
  STARTED,
  /** The developer has to mend something. */
  REFUSED,
  /** A newer commit of the branch came first. */
  SUPERSEDED,
  /** Something outside, or a bug; it can be replayed. */
  FAILED;

  /**
   * Whether a commit at the step {@code before} may come to this one. Steps only go forward, and
   * what has started or was superseded stays so. {@link #FAILED} may be left for any step; {@link
   * #REFUSED} only for {@link #CLAIMED}, by which a replay begins again.
   */
  public boolean mayFollow(CommitStep before) {
    return switch (before) {
      case CLAIMED, HANDED_OVER, ARCHIVED, LAUNCHED, DEPLOYED -> compareTo(before) > 0;
      case STARTED, SUPERSEDED -> false;
      case REFUSED -> this == CLAIMED;
      case FAILED -> true;
    };
  }
}
