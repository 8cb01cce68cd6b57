package io.pipewright.receive.event;

import io.pipewright.repository.RepositoryId;
import java.util.List;
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

    R changed(PullRequestChanged changed);

    R pushed(Pushed pushed);

    R renamed(RepositoryRenamed renamed);

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
   * @param commit the merge commit, 40 hexadecimal digits in Data Center, mostly 12 in Cloud; empty
   *     if Bitbucket did not say, as when a pull request closes because its commits were pushed
   * @param pullRequest its number in that repository
   */
  record PullRequestMerged(
      RepositoryId repository, String branch, Optional<String> commit, long pullRequest)
      implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.merged(this);
    }
  }

  /**
   * A pull request was opened, or has new commits, another target or another description.
   *
   * @param repository the repository that it is to be merged into
   * @param branch the branch that it is to be merged into, without {@code refs/heads/}
   * @param pullRequest its number in that repository
   */
  record PullRequestChanged(RepositoryId repository, String branch, long pullRequest)
      implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.changed(this);
    }
  }

  /**
   * Branches have new commits. Tags and deleted branches are left out; if nothing is left, the
   * event is {@link Ignored}.
   *
   * @param updates at least one
   */
  record Pushed(RepositoryId repository, List<Update> updates) implements Event {
    public Pushed {
      updates = List.copyOf(updates);
    }

    /**
     * A branch's new commit.
     *
     * @param branch without {@code refs/heads/}, in the case that git has
     * @param commit its new tip, 40 hexadecimal digits in Data Center and 7 to 40 in Cloud
     */
    public record Update(String branch, String commit) {}

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.pushed(this);
    }
  }

  /**
   * A repository has another slug, or is in another project.
   *
   * @param from its old name
   * @param to its new name
   */
  record RepositoryRenamed(RepositoryId from, RepositoryId to) implements Event {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.renamed(this);
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
