package io.pipewright.ledger;

import io.pipewright.repository.CommitHash;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A delivery as an item of the table. */
final class DeliveryItem {
  static final String STATE = "state";
  static final String CHANGED = "changed";
  static final String DETAIL = "detail";
  static final String COMMIT = "commit";
  static final String ATTEMPT = "attempt";
  private static final String ID = "delivery";
  private static final String RECEIVED = "received";
  private static final String EVENT = "event";
  private static final String WORK = "work";

  private DeliveryItem() {}

  static Map<String, AttributeValue> key(DeliveryId id) {
    return Items.key(LedgerTable.delivery(id), "DELIVERY");
  }

  static Map<String, AttributeValue> write(DeliveryRecord delivery) {
    DeliveryId id = delivery.id();
    Map<String, AttributeValue> item = new HashMap<>(key(id));
    item.put(ID, Items.text(id.value()));
    item.put(RECEIVED, Items.time(delivery.received()));
    item.put(EVENT, Items.text(delivery.event()));
    item.put(WORK, Items.text(WorkJson.write(delivery.work())));
    item.put(STATE, Items.text(delivery.state().name()));
    item.put(CHANGED, Items.time(delivery.changed()));
    item.put(DETAIL, Items.text(delivery.detail()));
    delivery.commit().ifPresent(commit -> item.put(COMMIT, Items.text(commit.value())));
    item.put(ATTEMPT, Items.number(1));
    item.put(
        LedgerTable.BY_REPOSITORY.partitionKey(),
        Items.text(LedgerTable.deliveriesOf(delivery.work().repository())));
    item.put(LedgerTable.BY_STATE.partitionKey(), inState(id, delivery.state()));
    // The id makes the order of deliveries of the same moment the same everywhere.
    item.put(
        LedgerTable.BY_STATE.sortKey(),
        Items.text(LedgerTable.time(delivery.received()) + "#" + id));
    item.put(LedgerTable.EXPIRES, expiry(delivery.changed()));
    return item;
  }

  static DeliveryRecord read(Map<String, AttributeValue> item) {
    return new DeliveryRecord(
        new DeliveryId(Items.text(item, ID)),
        Items.time(item, RECEIVED),
        Items.text(item, EVENT),
        WorkJson.read(Items.text(item, WORK)),
        DeliveryState.valueOf(Items.text(item, STATE)),
        Items.time(item, CHANGED),
        Items.text(item, DETAIL),
        Items.optional(item, COMMIT).map(CommitHash::new));
  }

  /** Sets what changes when a delivery moves. */
  static ItemUpdate move(
      String table, DeliveryId id, DeliveryState state, Instant at, String detail) {
    return new ItemUpdate(table, key(id))
        .set(STATE, Items.text(state.name()))
        .set(CHANGED, Items.time(at))
        .set(DETAIL, Items.text(Bounded.text(detail)))
        .set(LedgerTable.BY_STATE.partitionKey(), inState(id, state))
        .set(LedgerTable.EXPIRES, expiry(at));
  }

  private static AttributeValue inState(DeliveryId id, DeliveryState state) {
    return Items.text(LedgerTable.inState(state, LedgerTable.part(id)));
  }

  private static AttributeValue expiry(Instant changed) {
    return Items.expiry(changed, LedgerTable.DELIVERIES_KEPT);
  }
}
