package io.pipewright.ledger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The same over the wire. */
class DynamoDbConcurrencyTest extends LedgerConcurrencyContract<DynamoDbLedger> {
  private static LocalDynamoDb dynamoDb;
  private DynamoDbLedger ledger;

  @BeforeAll
  static void start() {
    dynamoDb = new LocalDynamoDb();
  }

  @AfterAll
  static void stop() {
    dynamoDb.close();
  }

  @BeforeEach
  void makeTable() {
    ledger = new DynamoDbLedger(dynamoDb.client(), dynamoDb.newTable());
  }

  @Override
  DynamoDbLedger ledger() {
    return ledger;
  }
}
