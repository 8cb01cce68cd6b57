package io.pipewright.webhook.merge;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.Repositories;
import io.pipewright.ledger.CommitKey;
import io.pipewright.ledger.CommitRecord;
import io.pipewright.ledger.Head;
import io.pipewright.ledger.Ledger;
import io.pipewright.receive.failure.UnavailableException;
import java.time.Clock;
import java.util.Optional;

/** Decides which commit of a branch is the newest. */
final class Claims {
  /** How often others may be faster before the queue is asked to come back. */
  private static final int ATTEMPTS = 5;

  private final Ledger ledger;
  private final Repositories repositories;
  private final Clock clock;

  Claims(Ledger ledger, Repositories repositories, Clock clock) {
    this.ledger = ledger;
    this.repositories = repositories;
    this.clock = clock;
  }

  /** Makes a commit that the ledger does not know the newest; empty if a newer one came first. */
  Optional<CommitRecord> claim(CommitKey key) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Head> head = ledger.head(key.repository(), key.branch());
      if (head.isPresent() && isOlder(key, head.get())) {
        return Optional.empty();
      }
      Optional<CommitRecord> claimed = ledger.claim(key, head, clock.instant());
      if (claimed.isPresent()) {
        return claimed;
      }
    }
    throw new UnavailableException("other commits of the branch are being claimed; try again");
  }

  private boolean isOlder(CommitKey key, Head head) {
    try {
      return repositories.contains(key.repository(), head.commit(), key.commit());
    } catch (BitbucketException e) {
      throw new UnavailableException(e.text(), e);
    }
  }
}
