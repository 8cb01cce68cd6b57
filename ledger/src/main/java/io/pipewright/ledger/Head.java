package io.pipewright.ledger;

import io.pipewright.repository.CommitHash;

/**
 * The newest commit of a branch that the factory acts on.
 *
 * @param commit the full hash
 * @param sequence its number on that branch, from 1
 */
public record Head(CommitHash commit, long sequence) {}
