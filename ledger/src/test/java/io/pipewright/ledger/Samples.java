package io.pipewright.ledger;

import io.pipewright.generation.StoredObject;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Deliveries and commits of one repository. */
final class Samples {
  /** Far ahead: DynamoDB Local drops at once what has expired by the machine's clock. */
  static final Instant NOW = Instant.parse("2099-01-05T08:00:00Z");

  static final RepositoryId REPOSITORY = new RepositoryId("PAY", "ledger-api");
  static final CommitHash COMMIT = new CommitHash("a".repeat(40));

  private Samples() {}

  static DeliveryRecord delivery(String id, Instant received) {
    return delivery(id, received, REPOSITORY);
  }

  static DeliveryRecord delivery(String id, Instant received, RepositoryId repository) {
    return DeliveryRecord.received(
        new DeliveryId(id), received, "pr:merged", merge(repository, "0123456789ab"));
  }

  static Work merge(RepositoryId repository, String commit) {
    return new Work.Merge(repository, "main", Optional.of(commit), OptionalLong.of(7));
  }

  static CommitKey key(String digit) {
    return new CommitKey(REPOSITORY, "main", new CommitHash(digit.repeat(40)));
  }

  static CommitKey key(int number) {
    return new CommitKey(
        REPOSITORY, "main", new CommitHash(String.format(Locale.ROOT, "%040x", number)));
  }

  static CommitRecord archived(CommitRecord record) {
    return copy(
        record,
        CommitStep.ARCHIVED,
        Optional.of(
            new CommitRecord.Archive(object("source.zip"), object("p.yaml"), object("files"))),
        Optional.empty(),
        List.of("a.bin is an LFS pointer"),
        "");
  }

  static CommitRecord launched(CommitRecord record, String task) {
    return copy(
        record, CommitStep.LAUNCHED, record.archive(), Optional.of(task), record.notes(), "");
  }

  static CommitRecord noted(CommitRecord record, List<String> notes, String detail) {
    return copy(record, CommitStep.ARCHIVED, record.archive(), record.task(), notes, detail);
  }

  private static CommitRecord copy(
      CommitRecord record,
      CommitStep step,
      Optional<CommitRecord.Archive> archive,
      Optional<String> task,
      List<String> notes,
      String detail) {
    return new CommitRecord(
        record.repository(),
        record.branch(),
        record.commit(),
        record.sequence(),
        step,
        record.times(),
        archive,
        task,
        record.execution(),
        notes,
        detail);
  }

  private static StoredObject object(String name) {
    return new StoredObject("bucket", "PAY/ledger-api/" + name, "v-" + name);
  }
}
