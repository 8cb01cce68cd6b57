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
  FAILED
}
