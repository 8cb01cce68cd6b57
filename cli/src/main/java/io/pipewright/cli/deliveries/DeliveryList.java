package io.pipewright.cli.deliveries;

import io.pipewright.cli.factory.FactoryClients;
import io.pipewright.cli.surroundings.SurroundingsException;
import io.pipewright.ledger.CommitRecord;
import io.pipewright.ledger.DeliveryQuery;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.DynamoDbLedger;
import io.pipewright.ledger.Ledger;
import io.pipewright.ledger.LedgerException;
import io.pipewright.organisation.Organisation;
import io.pipewright.repository.RepositoryId;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Prints what the ledger holds. */
final class DeliveryList {
  private final Ledger ledger;
  private final PrintWriter out;

  DeliveryList(Ledger ledger, PrintWriter out) {
    this.ledger = ledger;
    this.out = out;
  }

  /** What the factory's own ledger holds. */
  static DeliveryList ofFactory(Organisation organisation, PrintWriter out) {
    DynamoDbClient dynamoDb = FactoryClients.dynamoDb(Region.of(organisation.aws().region()));
    return new DeliveryList(new DynamoDbLedger(dynamoDb, organisation.factory().ledger()), out);
  }

  enum Format {
    text,
    json
  }

  void print(Optional<RepositoryId> repository, boolean failed, int limit, Format format) {
    List<DeliveryRecord> deliveries;
    List<CommitRecord> commits;
    try {
      deliveries = ledger.deliveries(new DeliveryQuery(repository, failed, limit));
      commits = repository.map(named -> ledger.commits(named, limit)).orElse(List.of());
    } catch (LedgerException e) {
      throw new SurroundingsException(e.text() + ". Check factory.ledger and your AWS login.");
    }
    if (format == Format.json) {
      out.println(DeliveryJson.of(deliveries, commits).toPrettyString());
    } else {
      print(deliveries, commits, failed);
    }
    out.flush();
  }

  private void print(List<DeliveryRecord> deliveries, List<CommitRecord> commits, boolean failed) {
    if (deliveries.isEmpty()) {
      out.println(failed ? "No delivery has failed." : "Nothing was delivered yet.");
    }
    DeliveryTable.lines(deliveries).forEach(out::println);
    if (!commits.isEmpty()) {
      out.println();
      out.println("Commits, the last first:");
      commits.forEach(commit -> out.println("  " + DeliveryTable.line(commit)));
    }
  }
}
