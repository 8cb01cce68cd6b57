package io.pipewright.localcloud.iam;

/** What policies say of a call. */
public enum Decision {
  /** A statement allows it and none denies it. */
  ALLOWED,
  /** A statement denies it, which nothing overrides. */
  EXPLICITLY_DENIED,
  /** No statement speaks of it. */
  NOT_ALLOWED
}
