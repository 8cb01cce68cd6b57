package io.pipewright.webhook.checkout;

import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.util.List;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** Serves the commits of one fixture, whatever repository is asked for. */
public final class FixtureSource implements CommitSource {
  private final GitFixture fixture;
  private int fetches;
  private boolean failing;

  public FixtureSource(GitFixture fixture) {
    this.fixture = fixture;
  }

  @Override
  public void fetch(
      RepositoryId repository, CommitHash commit, Repository into, CheckoutBudget budget) {
    fetches++;
    if (budget.bytes() == 1) {
      throw new TooLargeException("it has more than 1 byte");
    }
    if (failing) {
      throw new UnavailableException("Bitbucket answered 503");
    }
    try (Transport transport =
        Transport.open(into, new URIish(fixture.directory().toUri().toString()))) {
      transport.setDepth(1);
      transport.fetch(
          NullProgressMonitor.INSTANCE, List.of(new RefSpec("+" + commit + ":refs/test/commit")));
    } catch (Exception e) {
      throw new UnavailableException("not fetched", e);
    }
  }

  public int fetches() {
    return fetches;
  }

  /** From now on nothing can be fetched. */
  public void fail() {
    failing = true;
  }
}
