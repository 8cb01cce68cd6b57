package io.pipewright.ledger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The real adapter keeps the contract, over the wire. */
class DynamoDbLedgerTest extends LedgerContract<DynamoDbLedger> {
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
