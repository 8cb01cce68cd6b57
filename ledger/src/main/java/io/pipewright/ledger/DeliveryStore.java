package io.pipewright.ledger;

import io.pipewright.repository.CommitHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The deliveries of the table. */
final class DeliveryStore {
  private static final Comparator<DeliveryRecord> OLDEST_FIRST =
      Comparator.comparing((DeliveryRecord record) -> record.received())
          .thenComparing(record -> record.id().value());

  private final DynamoDbClient client;
  private final String table;

  DeliveryStore(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  DeliveryRecord record(DeliveryRecord delivery) {
    return LedgerCall.of(
        "record the delivery " + delivery.id(),
        () -> {
          try {
            client.putItem(
                request ->
                    request
                        .tableName(table)
                        .item(DeliveryItem.write(delivery))
                        .conditionExpression(
                            "attribute_not_exists(" + LedgerTable.PARTITION_KEY + ")")
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return delivery;
          } catch (ConditionalCheckFailedException e) {
            return DeliveryItem.read(e.item());
          }
        });
  }

  Optional<DeliveryRecord> find(DeliveryId id) {
    Map<String, AttributeValue> item =
        LedgerCall.of(
            "read the delivery " + id,
            () ->
                client
                    .getItem(
                        request ->
                            request.tableName(table).key(DeliveryItem.key(id)).consistentRead(true))
                    .item());
    return item.isEmpty() ? Optional.empty() : Optional.of(DeliveryItem.read(item));
  }

  List<DeliveryRecord> list(DeliveryQuery query) {
    if (query.limit() <= 0) {
      return List.of();
    }
    return query
        .repository()
        .map(
            repository -> {
              LedgerQuery all =
                  LedgerQuery.newest(
                      LedgerTable.BY_REPOSITORY,
                      LedgerTable.deliveriesOf(repository),
                      query.limit());
              return read(query.failed() ? all.only(DeliveryState.FAILED) : all).toList();
            })
        .orElseGet(
            () ->
                merged(
                    query.failed()
                        ? List.of(DeliveryState.FAILED)
                        : List.of(DeliveryState.values()),
                    query.limit()));
  }

  /**
   * States are asked for in the order in which deliveries pass them: what moves meanwhile is seen
   * twice rather than not at all.
   */
  private List<DeliveryRecord> merged(List<DeliveryState> states, int limit) {
    Map<DeliveryId, DeliveryRecord> found = new LinkedHashMap<>();
    for (DeliveryState state : states) {
      for (int part = 0; part < LedgerTable.PARTS; part++) {
        read(LedgerQuery.newest(LedgerTable.BY_STATE, LedgerTable.inState(state, part), limit))
            .forEach(record -> found.put(record.id(), record));
      }
    }
    return found.values().stream().sorted(OLDEST_FIRST.reversed()).limit(limit).toList();
  }

  List<DeliveryRecord> notQueued(Instant before) {
    List<DeliveryRecord> found = new ArrayList<>();
    for (int part = 0; part < LedgerTable.PARTS; part++) {
      read(new LedgerQuery(
              LedgerTable.BY_STATE,
              LedgerTable.inState(DeliveryState.RECEIVED, part),
              Optional.of(LedgerTable.time(before)),
              Optional.empty(),
              false,
              Integer.MAX_VALUE))
          .forEach(found::add);
    }
    return found.stream().sorted(OLDEST_FIRST).toList();
  }

  boolean move(DeliveryId id, DeliveryState state, Instant at, String detail) {
    List<String> before =
        Stream.of(DeliveryState.values()).filter(state::mayFollow).map(Enum::name).toList();
    if (before.isEmpty()) {
      return false;
    }
    ItemUpdate update =
        DeliveryItem.move(table, id, state, at, detail)
            .ifOneOf(DeliveryItem.STATE, before.stream());
    return change("move the delivery " + id, update, state, at).isPresent();
  }

  OptionalInt replay(DeliveryRecord seen, Instant at, String detail) {
    ItemUpdate update =
        DeliveryItem.move(table, seen.id(), DeliveryState.QUEUED, at, detail)
            .add(DeliveryItem.ATTEMPT, 1)
            .ifEqual(DeliveryItem.STATE, Items.text(seen.state().name()))
            .ifEqual(DeliveryItem.CHANGED, Items.time(seen.changed()));
    return change("replay the delivery " + seen.id(), update, DeliveryState.QUEUED, at)
        .map(item -> OptionalInt.of((int) Items.number(item, DeliveryItem.ATTEMPT)))
        .orElseGet(OptionalInt::empty);
  }

  /** The item as it is then. What the SDK repeats after a lost answer is found done by it. */
  private Optional<Map<String, AttributeValue>> change(
      String what, ItemUpdate update, DeliveryState state, Instant at) {
    return LedgerCall.of(
        what,
        () -> {
          try {
            return Optional.of(
                client
                    .updateItem(
                        update
                            .request()
                            .returnValues(ReturnValue.ALL_NEW)
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)
                            .build())
                    .attributes());
          } catch (ConditionalCheckFailedException e) {
            return Optional.of(e.item()).filter(item -> isAt(item, state, at));
          }
        });
  }

  private static boolean isAt(Map<String, AttributeValue> item, DeliveryState state, Instant at) {
    return !item.isEmpty()
        && Items.text(item, DeliveryItem.STATE).equals(state.name())
        && Items.time(item, DeliveryItem.CHANGED).equals(at);
  }

  void resolved(DeliveryId id, CommitHash commit) {
    ItemUpdate update =
        new ItemUpdate(table, DeliveryItem.key(id))
            .set(DeliveryItem.COMMIT, Items.text(commit.value()))
            .ifExists();
    LedgerCall.of(
        "note the commit of the delivery " + id,
        () -> {
          try {
            return client.updateItem(update.request().build());
          } catch (ConditionalCheckFailedException e) {
            return e;
          }
        });
  }

  private Stream<DeliveryRecord> read(LedgerQuery query) {
    return query.run(client, table).stream().map(DeliveryItem::read);
  }
}
