package io.pipewright.webhook.checkout;

import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.GitRemote;
import io.pipewright.bitbucket.Retry;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import org.eclipse.jgit.lib.Repository;

/** Commits from the configured Bitbucket; no URL of a delivery ever gets here. */
public final class BitbucketSource implements CommitSource {
  private final BitbucketAccess access;
  private final Retry retry;

  /** Fetches with {@code access}, as often as {@code retry} says. */
  public BitbucketSource(BitbucketAccess access, Retry retry) {
    this.access = access;
    this.retry = retry;
  }

  @Override
  public void fetch(RepositoryId repository, CommitHash commit, Repository into) {
    try {
      new GitRemote(access, repository, retry).fetchCommit(into, commit);
    } catch (BitbucketException e) {
      throw new UnavailableException(String.valueOf(e.getMessage()), e);
    }
  }
}
