package io.pipewright.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attributes of the table's items: written, and read back. */
final class Items {
  private Items() {}

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  static AttributeValue time(Instant instant) {
    return text(LedgerTable.time(instant));
  }

  static AttributeValue expiry(Instant from, Duration kept) {
    return number(from.plus(kept).getEpochSecond());
  }

  static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of(LedgerTable.PARTITION_KEY, text(partition), LedgerTable.SORT_KEY, text(sort));
  }

  static String text(Map<String, AttributeValue> item, String attribute) {
    return optional(item, attribute).orElseThrow(() -> missing(attribute));
  }

  static Optional<String> optional(Map<String, AttributeValue> item, String attribute) {
    return Optional.ofNullable(item.get(attribute)).map(AttributeValue::s);
  }

  static long number(Map<String, AttributeValue> item, String attribute) {
    AttributeValue value = item.get(attribute);
    if (value == null) {
      throw missing(attribute);
    }
    return Long.parseLong(value.n());
  }

  static Instant time(Map<String, AttributeValue> item, String attribute) {
    return Instant.parse(text(item, attribute));
  }

  private static IllegalStateException missing(String attribute) {
    return new IllegalStateException(
        "an item of the ledger's table has no '" + attribute + "': something else wrote it");
  }
}
