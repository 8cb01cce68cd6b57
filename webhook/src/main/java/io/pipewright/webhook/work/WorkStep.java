package io.pipewright.webhook.work;

/** The steps of a merge on its way through the worker, in order. */
public enum WorkStep {
  /** Bitbucket has said which commit it is. */
  REREAD,
  /** The ledger has it as the newest of its branch. */
  CLAIMED,
  /** The commit says that the factory is at it. */
  TOLD,
  /** It is in a bare repository. */
  FETCHED,
  /** It is in S3. */
  STORED,
  /** The ledger knows where in S3. */
  ARCHIVED,
  /** ECS has its task. */
  LAUNCHED,
  /** The ledger knows the task. */
  RECORDED
}
