package io.pipewright.bitbucket;

import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;

/** Tells people on the commit and its pull request, in more words than a build status has. */
public interface CodeInsights {
  /**
   * Puts a report on a commit in place of the one with the same key, with its annotations.
   *
   * @throws BitbucketException if Bitbucket refused it or did not answer
   */
  void put(RepositoryId repository, CommitHash commit, InsightsReport report);
}
