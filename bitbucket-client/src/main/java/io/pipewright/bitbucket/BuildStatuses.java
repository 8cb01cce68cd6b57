package io.pipewright.bitbucket;

import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;

/** Tells people on the commit. */
public interface BuildStatuses {
  /**
   * Sets a build status on a commit.
   *
   * @throws BitbucketException if Bitbucket refused it or did not answer
   */
  void set(RepositoryId repository, CommitHash commit, BuildStatus status);
}
