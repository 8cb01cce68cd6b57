package io.pipewright.webhook.event;

import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.util.Optional;

/** What a delivery says. */
public sealed interface Event {
  /** Runs the case for this event; a new event does not compile until every caller handles it. */
  <R> R match(Cases<R> cases);

  /**
   * One branch for each event.
   *
   * @param <R> what the branches give
   */
  interface Cases<R> {
    R ping(Ping ping);

    R merged(PullRequestMerged merged);

    R ignored(Ignored ignored);

    R malformed(Malformed malformed);
  }

  /** Somebody pressed "Test connection". */
  record Ping() implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.ping(this);
    }
  }

  /**
   * A pull request was merged.
   *
   * @param repository the repository that was merged into
   * @param branch the branch that was merged into, without {@code refs/heads/}
   * @param commit the merge commit; empty if Bitbucket did not say, as when a pull request closes
   *     because its commits were pushed
   * @param pullRequest its number in that repository
   */
  record PullRequestMerged(
      RepositoryId repository, String branch, Optional<CommitHash> commit, long pullRequest)
      implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.merged(this);
    }
  }

  /**
   * An event that the factory does not act on. It is acknowledged: Bitbucket suspends a webhook
   * whose deliveries fail.
   */
  record Ignored(String reason) implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.ignored(this);
    }
  }

  /** A body that is not what its event requires. */
  record Malformed(String reason) implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.malformed(this);
    }
  }
}
