package io.pipewright.ledger;

import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The branches of the table: their heads, their commits, and whose turn it is. */
final class CommitStore {
  private static final String REFUSED = "ConditionalCheckFailed";

  private final DynamoDbClient client;
  private final String table;

  CommitStore(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  Optional<Head> head(RepositoryId repository, String branch) {
    Map<String, AttributeValue> item =
        item("read the head of " + branch + " of " + repository, headKey(repository, branch));
    return item.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Head(
                new CommitHash(Items.text(item, "commit")),
                Items.number(item, CommitItem.SEQUENCE)));
  }

  Optional<CommitRecord> find(CommitKey key) {
    Map<String, AttributeValue> item =
        item("read the commit " + key.commit().abbreviated(), CommitItem.key(key));
    return item.isEmpty() ? Optional.empty() : Optional.of(CommitItem.read(item));
  }

  List<CommitRecord> list(RepositoryId repository, int limit) {
    return limit <= 0
        ? List.of()
        : LedgerQuery.newest(LedgerTable.BY_REPOSITORY, LedgerTable.commitsOf(repository), limit)
            .run(client, table)
            .stream()
            .map(CommitItem::read)
            .toList();
  }

  Optional<CommitRecord> claim(CommitKey key, Optional<Head> expected, Instant at) {
    long known = expected.map(Head::sequence).orElse(0L);
    boolean isHead = expected.filter(head -> head.commit().equals(key.commit())).isPresent();
    CommitRecord claimed = CommitRecord.claimed(key, isHead ? known : known + 1, at);
    // The head's record is there already, unless it was kept too long ago.
    Optional<CommitRecord> already = isHead ? find(key) : Optional.empty();
    if (already.isPresent()) {
      return already.filter(record -> head(key.repository(), key.branch()).equals(expected));
    }
    TransactWriteItem head =
        TransactWriteItem.builder().update(head(claimed, expected).inTransaction()).build();
    Put commit = Put.builder().tableName(table).item(CommitItem.write(claimed, at)).build();
    return write(claimed, head, TransactWriteItem.builder().put(commit).build());
  }

  private Optional<CommitRecord> write(CommitRecord claimed, TransactWriteItem... writes) {
    // Of this claim only: by it the service knows a repeated call from another's.
    String token = UUID.randomUUID().toString();
    return LedgerCall.of(
        "claim the commit " + claimed.commit().abbreviated(),
        () -> {
          try {
            client.transactWriteItems(
                request -> request.clientRequestToken(token).transactItems(writes));
            return Optional.of(claimed);
          } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream()
                .anyMatch(reason -> REFUSED.equals(reason.code()))) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  private ItemUpdate head(CommitRecord claimed, Optional<Head> expected) {
    ItemUpdate update =
        new ItemUpdate(table, headKey(claimed.repository(), claimed.branch()))
            .set("commit", Items.text(claimed.commit().value()))
            .set(CommitItem.SEQUENCE, Items.number(claimed.sequence()));
    return expected
        .map(
            head ->
                update
                    .ifEqual("commit", Items.text(head.commit().value()))
                    .ifEqual(CommitItem.SEQUENCE, Items.number(head.sequence())))
        .orElseGet(update::ifAbsent);
  }

  Optional<CommitRecord> reopen(CommitKey key, Instant at) {
    Optional<CommitRecord> known =
        find(key).filter(record -> record.step() != CommitStep.SUPERSEDED);
    if (known.isEmpty()) {
      return known;
    }
    ItemUpdate update =
        CommitItem.reopen(table, key, at)
            .ifEqual(CommitItem.SEQUENCE, Items.number(known.get().sequence()))
            .ifEqual(CommitItem.STEP, Items.text(known.get().step().name()));
    boolean written =
        LedgerCall.of(
            "start the commit %s over".formatted(key.commit().abbreviated()),
            () -> {
              try {
                client.updateItem(update.request().build());
                return true;
              } catch (ConditionalCheckFailedException e) {
                return false;
              }
            });
    // What the SDK repeats after a lost answer is found done by it.
    return find(key).filter(record -> written || at.equals(record.times().get(CommitStep.CLAIMED)));
  }

  boolean reached(CommitRecord record, Instant at) {
    CommitStep step = record.step();
    List<String> before =
        Stream.of(CommitStep.values()).filter(step::mayFollow).map(Enum::name).toList();
    ItemUpdate update =
        CommitItem.reach(table, record, at)
            .ifEqual(CommitItem.SEQUENCE, Items.number(record.sequence()))
            .ifOneOf(CommitItem.STEP, before.stream());
    return LedgerCall.of(
        "write down that the commit %s is %s".formatted(record.commit().abbreviated(), step),
        () -> {
          try {
            client.updateItem(
                update
                    .request()
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .build());
            return true;
          } catch (ConditionalCheckFailedException e) {
            return isWritten(e.item(), record, at);
          }
        });
  }

  /** What the SDK repeats after a lost answer is found done by it. */
  private static boolean isWritten(
      Map<String, AttributeValue> item, CommitRecord record, Instant at) {
    return !item.isEmpty()
        && Items.number(item, CommitItem.SEQUENCE) == record.sequence()
        && Items.text(item, CommitItem.STEP).equals(record.step().name())
        && at.equals(CommitItem.read(item).times().get(record.step()));
  }

  boolean take(RepositoryId repository, String branch, Ledger.Turn turn, long sequence) {
    ItemUpdate update =
        new ItemUpdate(table, Items.key(LedgerTable.branch(repository, branch), "TURN"))
            .set(CommitItem.SEQUENCE, Items.number(sequence))
            .set("turn", Items.text(turn.name()))
            .ifAbsentOrAtMost(CommitItem.SEQUENCE, sequence);
    return LedgerCall.of(
        "take the turn of " + branch + " of " + repository,
        () -> {
          try {
            client.updateItem(update.request().build());
            return true;
          } catch (ConditionalCheckFailedException e) {
            return false;
          }
        });
  }

  private Map<String, AttributeValue> item(String what, Map<String, AttributeValue> key) {
    return LedgerCall.of(
        what,
        () ->
            client
                .getItem(request -> request.tableName(table).key(key).consistentRead(true))
                .item());
  }

  private static Map<String, AttributeValue> headKey(RepositoryId repository, String branch) {
    return Items.key(LedgerTable.branch(repository, branch), "HEAD");
  }
}
