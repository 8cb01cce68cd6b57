package io.pipewright.webhook.checkout;

import io.pipewright.bitbucket.BareRepository;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** Makes checkouts in a temporary directory. */
public final class Checkouts {
  private final CommitSource source;
  private final Path temporary;

  /**
   * Checkouts of what {@code source} has.
   *
   * @param temporary an existing directory with room for one commit at a time
   */
  public Checkouts(CommitSource source, Path temporary) {
    this.source = source;
    this.temporary = temporary;
  }

  /**
   * Deletes what runs left that were killed. A process calls it once, when it starts.
   *
   * @param longest how long another process's checkout may last; older ones are nobody's
   */
  public void removeLeftovers(Instant now, Duration longest) {
    Leftovers.remove(temporary, now.minus(longest));
  }

  /**
   * Fetches a commit. The caller closes what it gets.
   *
   * @param budget what may be used for it
   * @throws TooLargeException if the budget does not suffice
   * @throws UnavailableException if it cannot be fetched at the moment
   */
  public Checkout open(RepositoryId id, CommitHash commit, CheckoutBudget budget) {
    Path directory;
    Repository repository;
    try {
      directory = Files.createTempDirectory(temporary, Leftovers.PREFIX);
      repository = BareRepository.create(directory);
    } catch (IOException | UncheckedIOException e) {
      throw new UnavailableException("no room for a checkout in " + temporary, e);
    }
    boolean complete = false;
    try (RevWalk walk = new RevWalk(repository)) {
      source.fetch(id, commit, repository, budget);
      Checkout checkout =
          new Checkout(
              repository, walk.parseCommit(ObjectId.fromString(commit.value())), directory, budget);
      complete = true;
      return checkout;
    } catch (IOException e) {
      throw new UnavailableException("the commit " + commit + " was not received whole", e);
    } finally {
      if (!complete) {
        repository.close();
        Leftovers.delete(directory);
      }
    }
  }
}
