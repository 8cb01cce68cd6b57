package io.pipewright.receive;

import io.pipewright.ledger.CommitKey;
import io.pipewright.ledger.CommitRecord;
import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.DeliveryQuery;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.Head;
import io.pipewright.ledger.Ledger;
import io.pipewright.ledger.LedgerException;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Deliveries in memory; of the ledger only what receiving needs. */
public final class MemoryLedger implements Ledger {
  private final Map<DeliveryId, DeliveryRecord> deliveries = new ConcurrentHashMap<>();
  private boolean recordFails;
  private boolean moveFails;

  public void failToRecord(boolean fails) {
    recordFails = fails;
  }

  public void failToMove(boolean fails) {
    moveFails = fails;
  }

  public List<DeliveryRecord> all() {
    return List.copyOf(deliveries.values());
  }

  /** Forgets everything, as a table that is elsewhere costs this process no memory. */
  public void forget() {
    deliveries.clear();
  }

  @Override
  public DeliveryRecord record(DeliveryRecord delivery) {
    if (recordFails) {
      throw new LedgerException("the table does not answer", new IllegalStateException());
    }
    DeliveryRecord known = deliveries.putIfAbsent(delivery.id(), delivery);
    return known == null ? delivery : known;
  }

  @Override
  public boolean move(DeliveryId id, DeliveryState state, Instant at, String detail) {
    if (moveFails) {
      throw new LedgerException("the table does not answer", new IllegalStateException());
    }
    DeliveryRecord moved =
        deliveries.computeIfPresent(
            id,
            (key, old) ->
                new DeliveryRecord(
                    id, old.received(), old.event(), old.work(), state, at, detail, old.commit()));
    return moved != null;
  }

  @Override
  public Optional<DeliveryRecord> delivery(DeliveryId id) {
    return Optional.ofNullable(deliveries.get(id));
  }

  @Override
  public List<DeliveryRecord> deliveries(DeliveryQuery query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<DeliveryRecord> notQueued(Instant before) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void resolved(DeliveryId id, CommitHash commit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Head> head(RepositoryId repository, String branch) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<CommitRecord> claim(CommitKey key, Optional<Head> expected, Instant at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<CommitRecord> reopen(CommitKey key, Instant at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<CommitRecord> commit(CommitKey key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<CommitRecord> commits(RepositoryId repository, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean reached(CommitRecord record, Instant at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean take(RepositoryId repository, String branch, Turn turn, long sequence) {
    throw new UnsupportedOperationException();
  }
}
