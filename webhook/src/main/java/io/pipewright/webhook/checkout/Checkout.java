package io.pipewright.webhook.checkout;

import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * One commit in a bare repository of its own, which is deleted on close.
 *
 * @param repository holds the commit and its tree, not its history
 * @param commit the commit, parsed
 * @param directory what is deleted
 * @param budget what may be used for it, also by those who read it
 */
public record Checkout(
    Repository repository, RevCommit commit, Path directory, CheckoutBudget budget)
    implements AutoCloseable {
  @Override
  public void close() {
    repository.close();
    Leftovers.delete(directory);
  }
}
