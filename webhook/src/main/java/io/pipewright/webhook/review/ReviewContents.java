package io.pipewright.webhook.review;

import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import io.pipewright.webhook.checkout.CheckoutBudget;

/** Opens commits for a review. */
public interface ReviewContents {
  /**
   * Fetches a commit. The caller closes what it gets.
   *
   * @throws io.pipewright.receive.failure.UnavailableException if it cannot be had at the moment
   * @throws io.pipewright.webhook.archive.RefusedCommitException if no pipeline may be made of it,
   *     in words for its developer
   * @throws io.pipewright.webhook.checkout.TooLargeException if it does not fit into the budget
   */
  ReviewContent open(RepositoryId repository, CommitHash commit, CheckoutBudget budget);
}
