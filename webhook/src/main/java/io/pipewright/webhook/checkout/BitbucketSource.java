package io.pipewright.webhook.checkout;

import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.FetchLimits;
import io.pipewright.bitbucket.GitRemote;
import io.pipewright.bitbucket.Retry;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.time.Duration;
import org.eclipse.jgit.lib.Repository;

/** Commits from the configured Bitbucket; no URL of a delivery ever gets here. */
public final class BitbucketSource implements CommitSource {
  /** Bytes a second below which it is not the commit that is large, but Bitbucket that is slow. */
  private static final long SLOWEST = 64 * 1024;

  private final BitbucketAccess access;
  private final Retry retry;

  /** Fetches with {@code access}, as often as {@code retry} says. */
  public BitbucketSource(BitbucketAccess access, Retry retry) {
    this.access = access;
    this.retry = retry;
  }

  @Override
  public void fetch(
      RepositoryId repository, CommitHash commit, Repository into, CheckoutBudget budget) {
    budget.check("fetch commit " + commit.abbreviated() + " of " + repository);
    Duration time = budget.left();
    ReceivedBytes received = new ReceivedBytes(into, budget.clock());
    try {
      new GitRemote(access, repository, retry)
          .fetchCommit(into, commit, new FetchLimits(budget.bytes(), time, received));
    } catch (io.pipewright.bitbucket.TooLargeException e) {
      throw new TooLargeException(e.text(), e);
    } catch (BitbucketException e) {
      boolean late = budget.left().compareTo(Duration.ofSeconds(1)) < 0;
      if (late && received.most() >= SLOWEST * time.toSeconds()) {
        throw new TooLargeException(e.text(), e);
      }
      throw new UnavailableException(e.text(), e);
    }
  }
}
