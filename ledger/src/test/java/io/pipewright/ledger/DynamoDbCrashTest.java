package io.pipewright.ledger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same over the wire. */
class DynamoDbCrashTest extends CrashContract<DynamoDbLedger> {
  private static LocalDynamoDb dynamoDb;

  @BeforeAll
  static void start() {
    dynamoDb = new LocalDynamoDb();
  }

  @AfterAll
  static void stop() {
    dynamoDb.close();
  }

  @Override
  DynamoDbLedger newLedger() {
    return new DynamoDbLedger(dynamoDb.client(), dynamoDb.newTable());
  }
}
