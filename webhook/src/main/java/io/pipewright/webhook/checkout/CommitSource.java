package io.pipewright.webhook.checkout;

import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import org.eclipse.jgit.lib.Repository;

/** Where commits come from. */
public interface CommitSource {
  /**
   * Fetches exactly {@code commit}, without its history, into a bare repository.
   *
   * @param budget what the fetch may use
   * @throws TooLargeException if it needs more than the budget, or more memory than there is
   * @throws io.pipewright.receive.failure.UnavailableException if it cannot be had at the moment
   */
  void fetch(RepositoryId repository, CommitHash commit, Repository into, CheckoutBudget budget);
}
