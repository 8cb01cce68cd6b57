package io.pipewright.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A change of one item, and the condition on which it is made. Attributes go by placeholders,
 * because many of their names are words of DynamoDB's language.
 */
final class ItemUpdate {
  private final String table;
  private final Map<String, AttributeValue> key;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();
  private final List<String> sets = new ArrayList<>();
  private final List<String> sums = new ArrayList<>();
  private final List<String> removals = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();

  ItemUpdate(String table, Map<String, AttributeValue> key) {
    this.table = table;
    this.key = key;
  }

  ItemUpdate set(String attribute, AttributeValue value) {
    sets.add(name(attribute) + " = " + value(value));
    return this;
  }

  /** Sets one entry of a map that is there. */
  ItemUpdate set(String map, String entry, AttributeValue value) {
    sets.add(name(map) + "." + name(entry) + " = " + value(value));
    return this;
  }

  ItemUpdate add(String attribute, long number) {
    sums.add(name(attribute) + " " + value(Items.number(number)));
    return this;
  }

  ItemUpdate remove(String attribute) {
    removals.add(name(attribute));
    return this;
  }

  ItemUpdate ifEqual(String attribute, AttributeValue value) {
    conditions.add(name(attribute) + " = " + value(value));
    return this;
  }

  ItemUpdate ifOneOf(String attribute, Stream<String> words) {
    conditions.add(
        words
            .map(word -> value(Items.text(word)))
            .collect(Collectors.joining(", ", name(attribute) + " IN (", ")")));
    return this;
  }

  ItemUpdate ifExists() {
    conditions.add("attribute_exists(" + name(LedgerTable.PARTITION_KEY) + ")");
    return this;
  }

  ItemUpdate ifAbsent() {
    conditions.add("attribute_not_exists(" + name(LedgerTable.PARTITION_KEY) + ")");
    return this;
  }

  ItemUpdate ifAbsentOrAtMost(String attribute, long number) {
    conditions.add(
        "(attribute_not_exists(%s) OR %s <= %s)"
            .formatted(name(attribute), name(attribute), value(Items.number(number))));
    return this;
  }

  UpdateItemRequest.Builder request() {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(key)
        .updateExpression(expression())
        .conditionExpression(String.join(" AND ", conditions))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values);
  }

  Update inTransaction() {
    return Update.builder()
        .tableName(table)
        .key(key)
        .updateExpression(expression())
        .conditionExpression(String.join(" AND ", conditions))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
  }

  private String expression() {
    return "SET "
        + String.join(", ", sets)
        + (sums.isEmpty() ? "" : " ADD " + String.join(", ", sums))
        + (removals.isEmpty() ? "" : " REMOVE " + String.join(", ", removals));
  }

  private String name(String attribute) {
    names.put("#" + attribute, attribute);
    return "#" + attribute;
  }

  private String value(AttributeValue value) {
    String placeholder = ":v" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }
}
