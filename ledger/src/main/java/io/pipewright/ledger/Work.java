package io.pipewright.ledger;

import io.pipewright.repository.RepositoryId;
import java.util.Optional;
import java.util.OptionalLong;

/** What a delivery asks of the worker. It is a hint only: the worker asks Bitbucket how it is. */
public sealed interface Work {
  /** The repository, as the delivery spells it; the queue keeps the order within it. */
  RepositoryId repository();

  /** Runs the case for this work; a new kind does not compile until every caller handles it. */
  <R> R match(Cases<R> cases);

  /**
   * One branch for each kind.
   *
   * @param <R> what the branches give
   */
  interface Cases<R> {
    R merge(Merge merge);

    R review(Review review);

    R rename(Rename rename);
  }

  /**
   * A branch has a new commit: archive it and launch the generator.
   *
   * @param branch without {@code refs/heads/}
   * @param commit 7 to 40 hexadecimal digits, as the delivery has them; empty if it names none
   * @param pullRequest the pull request that was merged; empty after a push
   */
  record Merge(
      RepositoryId repository, String branch, Optional<String> commit, OptionalLong pullRequest)
      implements Work {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.merge(this);
    }
  }

  /** A pull request was opened or changed: say on it what its pipeline will be. */
  record Review(RepositoryId repository, long pullRequest) implements Work {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.review(this);
    }
  }

  /**
   * A repository was renamed or moved.
   *
   * @param repository its new name
   * @param from its old name
   */
  record Rename(RepositoryId repository, RepositoryId from) implements Work {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.rename(this);
    }
  }
}
