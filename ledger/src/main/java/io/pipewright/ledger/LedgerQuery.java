package io.pipewright.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * One partition of an index, by time.
 *
 * @param index which index
 * @param partition the value of its partition key
 * @param before only what is older; the form is that of {@link LedgerTable#time}
 * @param state only deliveries in this state
 * @param newestFirst whether the newest comes first, or the oldest
 * @param limit at most so many
 */
record LedgerQuery(
    LedgerTable.Index index,
    String partition,
    Optional<String> before,
    Optional<DeliveryState> state,
    boolean newestFirst,
    int limit) {
  static LedgerQuery newest(LedgerTable.Index index, String partition, int limit) {
    return new LedgerQuery(index, partition, Optional.empty(), Optional.empty(), true, limit);
  }

  LedgerQuery only(DeliveryState wanted) {
    return new LedgerQuery(index, partition, before, Optional.of(wanted), newestFirst, limit);
  }

  /** Page by page, until there are enough or no more. */
  List<Map<String, AttributeValue>> run(DynamoDbClient client, String table) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    QueryRequest request = request(table);
    while (items.size() < limit) {
      QueryRequest page = request;
      QueryResponse response = LedgerCall.of("read the ledger", () -> client.query(page));
      items.addAll(response.items());
      if (!response.hasLastEvaluatedKey() || response.lastEvaluatedKey().isEmpty()) {
        break;
      }
      request = request.toBuilder().exclusiveStartKey(response.lastEvaluatedKey()).build();
    }
    return items.subList(0, Math.min(items.size(), limit));
  }

  private QueryRequest request(String table) {
    Map<String, String> names = new HashMap<>(Map.of("#partition", index.partitionKey()));
    Map<String, AttributeValue> values = new HashMap<>(Map.of(":partition", Items.text(partition)));
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(index.name())
            .scanIndexForward(!newestFirst);
    String condition = "#partition = :partition";
    if (before.isPresent()) {
      names.put("#sort", index.sortKey());
      values.put(":before", Items.text(before.get()));
      condition += " AND #sort < :before";
    }
    if (state.isPresent()) {
      names.put("#state", DeliveryItem.STATE);
      values.put(":state", Items.text(state.get().name()));
      request.filterExpression("#state = :state");
    } else if (limit < Integer.MAX_VALUE) {
      request.limit(limit);
    }
    return request
        .keyConditionExpression(condition)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
  }
}
