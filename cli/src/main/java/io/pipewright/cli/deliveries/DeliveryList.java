package io.pipewright.cli.deliveries;

import io.pipewright.ledger.CommitRecord;
import io.pipewright.ledger.DeliveryQuery;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.Ledger;
import io.pipewright.repository.RepositoryId;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Prints what the ledger holds. */
final class DeliveryList {
  private final Ledger ledger;
  private final PrintWriter out;

  DeliveryList(Ledger ledger, PrintWriter out) {
    this.ledger = ledger;
    this.out = out;
  }

  enum Format {
    text,
    json
  }

  void print(Optional<RepositoryId> repository, boolean failed, int limit, Format format) {
    List<DeliveryRecord> deliveries =
        ledger.deliveries(new DeliveryQuery(repository, failed, limit));
    List<CommitRecord> commits =
        repository.map(named -> ledger.commits(named, limit)).orElse(List.of());
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
