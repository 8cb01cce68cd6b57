package io.pipewright.webhook.execution;

/** How an execution stands. */
enum ExecutionState {
  RUNNING,
  SUCCEEDED,
  FAILED,
  STOPPED,
  SUPERSEDED
}
