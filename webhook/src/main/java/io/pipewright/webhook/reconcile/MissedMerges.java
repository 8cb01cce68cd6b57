package io.pipewright.webhook.reconcile;

import io.pipewright.bitbucket.PullRequest;
import io.pipewright.bitbucket.Repositories;
import io.pipewright.ledger.CommitKey;
import io.pipewright.ledger.Head;
import io.pipewright.ledger.Ledger;
import io.pipewright.ledger.Work;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Compares what Bitbucket has merged with what the ledger knows. */
final class MissedMerges {
  /**
   * More than that in one interval is not caught up one by one; the newest commit is what counts.
   */
  private static final int MOST = 25;

  /** A repository that the factory has never acted on is looked at so far back, and not further. */
  private static final Duration LOOK_BACK = Duration.ofDays(1);

  private final Repositories repositories;
  private final Ledger ledger;
  private final String branch;

  MissedMerges(Repositories repositories, Ledger ledger, String branch) {
    this.repositories = repositories;
    this.ledger = ledger;
    this.branch = branch;
  }

  /**
   * The merges that the ledger does not know, oldest first; the last one is the branch's tip.
   *
   * @throws io.pipewright.bitbucket.BitbucketException if Bitbucket does not tell
   */
  List<Work.Merge> find(RepositoryId repository, Instant now) {
    Optional<Head> head = ledger.head(repository, branch);
    Optional<CommitHash> tip = repositories.tip(repository, branch);
    if (tip.isEmpty() || isKnown(repository, tip.get())) {
      return List.of();
    }
    List<Work.Merge> missed = new ArrayList<>();
    for (PullRequest merged : repositories.merged(repository, branch, MOST)) {
      Optional<CommitHash> commit = merged.mergeCommit();
      boolean old = merged.closed().filter(now.minus(LOOK_BACK)::isAfter).isPresent();
      if ((commit.isPresent() && isKnown(repository, commit.get())) || (head.isEmpty() && old)) {
        break;
      }
      commit.ifPresent(hash -> missed.add(merge(repository, hash, OptionalLong.of(merged.id()))));
    }
    Collections.reverse(missed);
    // A push has no pull request. A repository without a head may never have used the factory.
    if (head.isPresent() && missed.stream().noneMatch(merge -> isFor(merge, tip.get()))) {
      missed.add(merge(repository, tip.get(), OptionalLong.empty()));
    }
    return List.copyOf(missed);
  }

  private boolean isKnown(RepositoryId repository, CommitHash commit) {
    return ledger.commit(new CommitKey(repository, branch, commit)).isPresent();
  }

  private static boolean isFor(Work.Merge merge, CommitHash commit) {
    return merge.commit().filter(commit.value()::equals).isPresent();
  }

  private Work.Merge merge(RepositoryId repository, CommitHash commit, OptionalLong pullRequest) {
    return new Work.Merge(repository, branch, Optional.of(commit.value()), pullRequest);
  }
}
