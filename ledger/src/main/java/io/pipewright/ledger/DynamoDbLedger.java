package io.pipewright.ledger;

import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The ledger in one DynamoDB table ({@link LedgerTable}). Single deliveries, commits and heads are
 * read as they are; lists come from indexes, which lag by a moment.
 */
public final class DynamoDbLedger implements Ledger, Replays {
  private final DeliveryStore deliveries;
  private final CommitStore commits;

  /**
   * Works with the table of that name.
   *
   * @param client stays its owner's; it repeats what is throttled
   */
  public DynamoDbLedger(DynamoDbClient client, String table) {
    deliveries = new DeliveryStore(client, table);
    commits = new CommitStore(client, table);
  }

  @Override
  public DeliveryRecord record(DeliveryRecord delivery) {
    return deliveries.record(delivery);
  }

  @Override
  public Optional<DeliveryRecord> delivery(DeliveryId id) {
    return deliveries.find(id);
  }

  @Override
  public List<DeliveryRecord> deliveries(DeliveryQuery query) {
    return deliveries.list(query);
  }

  @Override
  public List<DeliveryRecord> notQueued(Instant before) {
    return deliveries.notQueued(before);
  }

  @Override
  public boolean move(DeliveryId id, DeliveryState state, Instant at, String detail) {
    return deliveries.move(id, state, at, detail);
  }

  @Override
  public OptionalInt replay(DeliveryRecord seen, Instant at, String detail) {
    return deliveries.replay(seen, at, detail);
  }

  @Override
  public void resolved(DeliveryId id, CommitHash commit) {
    deliveries.resolved(id, commit);
  }

  @Override
  public Optional<Head> head(RepositoryId repository, String branch) {
    return commits.head(repository, branch);
  }

  @Override
  public Optional<CommitRecord> claim(CommitKey key, Optional<Head> expected, Instant at) {
    return commits.claim(key, expected, at);
  }

  @Override
  public Optional<CommitRecord> reopen(CommitKey key, Instant at) {
    return commits.reopen(key, at);
  }

  @Override
  public Optional<CommitRecord> commit(CommitKey key) {
    return commits.find(key);
  }

  @Override
  public List<CommitRecord> commits(RepositoryId repository, int limit) {
    return commits.list(repository, limit);
  }

  @Override
  public boolean reached(CommitRecord record, Instant at) {
    return commits.reached(record, at);
  }

  @Override
  public boolean take(RepositoryId repository, String branch, Turn turn, long sequence) {
    return commits.take(repository, branch, turn, sequence);
  }
}
