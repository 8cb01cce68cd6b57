package io.pipewright.webhook.review;

import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;

/** Opens commits for a review. */
public interface ReviewContents {
  /**
   * Fetches a commit. The caller closes what it gets.
   *
   * @throws io.pipewright.receive.failure.UnavailableException if it cannot be had at the moment
   * @throws io.pipewright.webhook.archive.RefusedCommitException if no pipeline may be made of it,
   *     in words for its developer
   */
  ReviewContent open(RepositoryId repository, CommitHash commit);
}
