package io.pipewright.webhook.reconcile;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.Repositories;
import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.DeliveryQuery;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.Ledger;
import io.pipewright.ledger.Replays;
import io.pipewright.ledger.Work;
import io.pipewright.organisation.Organisation;
import io.pipewright.queue.WorkMessage;
import io.pipewright.queue.WorkQueue;
import io.pipewright.repository.RepositoryId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what would otherwise be lost. Data Center leaves deliveries out for up to ten hours after
 * failures and never sends them again; a receiver may die between ledger and queue; a task that a
 * commit was handed to may die. Everything found is treated as if it had been delivered now.
 */
public final class Reconciler {
  private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

  /** The event of deliveries that are made here. */
  public static final String EVENT = "reconcile";

  /** A receiver needs less than a second from the ledger to the queue. */
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

  /** Longer than the queue's trials and a task together. */
  private static final Duration AT_WORK = Duration.ofHours(6);

  private static final int RECENT = 50;
  private static final int ID_LENGTH = 8;

  private final Organisation organisation;
  private final Ledger ledger;
  private final Replays replays;
  private final WorkQueue queue;
  private final MissedMerges missed;
  private final Clock clock;

  /** Reconciles the main branches of the repositories of {@code organisation}. */
  public Reconciler(
      Organisation organisation,
      Repositories repositories,
      Ledger ledger,
      Replays replays,
      WorkQueue queue,
      String branch,
      Clock clock) {
    this.organisation = organisation;
    this.ledger = ledger;
    this.replays = replays;
    this.queue = queue;
    this.missed = new MissedMerges(repositories, ledger, branch);
    this.clock = clock;
  }

  /**
   * What was found.
   *
   * @param merges that Bitbucket had and the ledger had not
   * @param resent deliveries that were not in the queue, or have been at work for too long
   * @param unreachable repositories that could not be asked about
   */
  public record Found(int merges, int resent, int unreachable) {}

  /**
   * Looks once at everything.
   *
   * @throws io.pipewright.ledger.LedgerException if ledger or queue cannot be used
   */
  public Found reconcile() {
    Instant now = clock.instant();
    int resent = 0;
    for (DeliveryRecord delivery : ledger.notQueued(now.minus(ON_ITS_WAY))) {
      resend(delivery, now);
      resent++;
    }
    int merges = 0;
    int unreachable = 0;
    for (RepositoryId repository : repositories()) {
      resent += stuck(repository, now);
      try {
        merges += deliver(repository, now);
      } catch (BitbucketException e) {
        log.warn("{}: not reconciled: {}", repository, e.text());
        unreachable++;
      }
    }
    return new Found(merges, resent, unreachable);
  }

  private Iterable<RepositoryId> repositories() {
    return organisation.teams().values().stream()
        .flatMap(team -> team.repositories().stream())
        .toList();
  }

  private int deliver(RepositoryId repository, Instant now) {
    int delivered = 0;
    for (Work.Merge merge : missed.find(repository, now)) {
      DeliveryId id = id(repository, merge.commit().orElseThrow());
      DeliveryRecord record = ledger.record(DeliveryRecord.received(id, now, EVENT, merge));
      if (record.state() == DeliveryState.RECEIVED) {
        log.warn("{}: {} never arrived", repository, merge.commit().orElseThrow());
        resend(record, now);
        delivered++;
      }
    }
    return delivered;
  }

  /** One id for one commit of one repository: a fork has the same commits. */
  static DeliveryId id(RepositoryId repository, String commit) {
    byte[] name = repository.toString().getBytes(StandardCharsets.UTF_8);
    String of = UUID.nameUUIDFromBytes(name).toString().substring(0, ID_LENGTH);
    return new DeliveryId(EVENT + "-" + of + "-" + commit);
  }

  private int stuck(RepositoryId repository, Instant now) {
    int resent = 0;
    for (DeliveryRecord delivery :
        ledger.deliveries(new DeliveryQuery(Optional.of(repository), false, RECENT))) {
      if (delivery.state() == DeliveryState.QUEUED
          && delivery.changed().isBefore(now.minus(AT_WORK))) {
        log.warn("delivery {} has been at work since {}", delivery.id(), delivery.changed());
        OptionalInt attempt = replays.replay(delivery, now, "at work for too long");
        attempt.ifPresent(
            number -> queue.send(new WorkMessage(delivery.id(), number, delivery.work())));
        resent++;
      }
    }
    return resent;
  }

  private void resend(DeliveryRecord delivery, Instant now) {
    queue.send(new WorkMessage(delivery.id(), 1, delivery.work()));
    ledger.move(delivery.id(), DeliveryState.QUEUED, now, "");
  }
}
