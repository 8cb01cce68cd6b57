package io.pipewright.webhook.checkout;

import io.pipewright.bitbucket.BareRepository;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
   * Fetches a commit. The caller closes what it gets.
   *
   * @throws UnavailableException if it cannot be fetched at the moment
   */
  public Checkout open(RepositoryId id, CommitHash commit) {
    Path directory;
    Repository repository;
    try {
      directory = Files.createTempDirectory(temporary, "pipewright-checkout-");
      repository = BareRepository.create(directory);
    } catch (IOException | UncheckedIOException e) {
      throw new UnavailableException("no room for a checkout in " + temporary, e);
    }
    boolean complete = false;
    try (RevWalk walk = new RevWalk(repository)) {
      source.fetch(id, commit, repository);
      Checkout checkout =
          new Checkout(
              repository, walk.parseCommit(ObjectId.fromString(commit.value())), directory);
      complete = true;
      return checkout;
    } catch (IOException e) {
      throw new UnavailableException("the commit " + commit + " was not received whole", e);
    } finally {
      if (!complete) {
        repository.close();
        Checkout.delete(directory);
      }
    }
  }
}
