package io.pipewright.cli.deliveries;

import io.pipewright.cli.factory.FactoryClients;
import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.ledger.DynamoDbLedger;
import io.pipewright.ledger.LedgerException;
import io.pipewright.organisation.Organisation;
import io.pipewright.queue.SqsWorkQueue;
import java.time.Clock;
import software.amazon.awssdk.regions.Region;

/** A replay in the factory's own ledger and queue. */
final class FactoryReplay {
  private FactoryReplay() {}

  static String run(Organisation organisation, Clock clock, String id) {
    Region region = Region.of(organisation.aws().region());
    try {
      return new Replay<>(
              new DynamoDbLedger(FactoryClients.dynamoDb(region), organisation.factory().ledger()),
              SqsWorkQueue.named(FactoryClients.sqs(region), organisation.factory().queue()),
              clock)
          .run(id);
    } catch (LedgerException e) {
      throw new SurroundingsException(e.text() + ". Check factory.yaml and your AWS login.");
    }
  }
}
