package io.pipewright.webhook.merge;

import static io.pipewright.ledger.DeliveryState.DUPLICATE;
import static io.pipewright.ledger.DeliveryState.IGNORED;

import io.pipewright.bitbucket.Repositories;
import io.pipewright.ledger.CommitKey;
import io.pipewright.ledger.CommitRecord;
import io.pipewright.ledger.Ledger;
import io.pipewright.ledger.Work;
import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.work.Errand;
import io.pipewright.webhook.work.WorkOutcome;
import io.pipewright.webhook.work.WorkStep;
import java.time.Clock;
import java.util.Optional;

/**
 * Decides what is to be done about a merge: nothing, go on where an earlier trial ended, or begin.
 * A merge and the push that comes with it are one commit here, and the second finds the first.
 */
public final class MergeWork {
  private final MergedCommits commits;
  private final Claims claims;
  private final Ledger ledger;
  private final Clock clock;
  private final Endings endings;
  private final Passage passage;

  /** Decides with what Bitbucket and the ledger say; {@code passage} does the work. */
  public MergeWork(Repositories repositories, Ledger ledger, Clock clock, Passage passage) {
    this.commits = new MergedCommits(repositories);
    this.claims = new Claims(ledger, repositories, clock);
    this.ledger = ledger;
    this.clock = clock;
    this.endings = passage.endings();
    this.passage = passage;
  }

  /**
   * Acts on a merge.
   *
   * @throws io.pipewright.receive.failure.UnavailableException if the same work may succeed later
   */
  public WorkOutcome act(Work.Merge merge, OwnedRepository repository, Errand errand) {
    Reread reread = commits.find(merge, repository.id());
    if (reread.commit().isEmpty()) {
      return WorkOutcome.of(IGNORED, reread.reason());
    }
    errand.done(WorkStep.REREAD);
    CommitHash commit = reread.commit().get();
    CommitKey key = new CommitKey(repository.id(), merge.branch(), commit);
    Optional<CommitRecord> known = ledger.commit(key);
    Optional<CommitRecord> record =
        known.isEmpty() ? claims.claim(key) : resumable(known.get(), key, errand);
    if (known.isPresent() && record.isEmpty()) {
      return WorkOutcome.of(DUPLICATE, duplicate(known.get()), commit);
    }
    if (record.isEmpty() || !ledger.isNewest(record.get())) {
      return endings.superseded(key, record);
    }
    errand.done(WorkStep.CLAIMED);
    return passage.go(record.get(), repository, errand);
  }

  /** The record to go on with; empty if somebody else did, or does, what there is to do. */
  private Optional<CommitRecord> resumable(CommitRecord known, CommitKey key, Errand errand) {
    return switch (known.step()) {
      case CLAIMED, ARCHIVED, SUPERSEDED -> Optional.of(known);
      case HANDED_OVER -> errand.handsOver() ? replayed(key, errand) : Optional.of(known);
      case FAILED -> ledger.reopen(key, clock.instant());
      case LAUNCHED, DEPLOYED, STARTED, REFUSED -> replayed(key, errand);
    };
  }

  private Optional<CommitRecord> replayed(CommitKey key, Errand errand) {
    return errand.isReplay() ? ledger.reopen(key, clock.instant()) : Optional.empty();
  }

  private static String duplicate(CommitRecord known) {
    return known.task().map(task -> "acted on before: " + task).orElse("acted on before");
  }
}
