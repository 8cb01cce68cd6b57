package io.pipewright.ledger;

import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;

/**
 * Names a commit in the ledger.
 *
 * @param repository as factory.yaml spells it
 * @param branch without {@code refs/heads/}
 * @param commit the full hash
 */
public record CommitKey(RepositoryId repository, String branch, CommitHash commit) {}
