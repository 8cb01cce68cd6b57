package io.pipewright.ledger;

import io.pipewright.generation.StoredObject;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A commit as an item of the table. */
final class CommitItem {
  static final String STEP = "step";
  static final String SEQUENCE = "sequence";
  static final String TIMES = "times";
  static final String DETAIL = "detail";
  private static final String REPOSITORY = "repository";
  private static final String BRANCH = "branch";
  private static final String COMMIT = "commit";
  private static final String ARCHIVE = "archive";
  private static final String TASK = "task";
  private static final String EXECUTION = "execution";
  private static final String NOTES = "notes";

  private CommitItem() {}

  static Map<String, AttributeValue> key(CommitKey key) {
    return Items.key(LedgerTable.branch(key.repository(), key.branch()), LedgerTable.commit(key));
  }

  /** A commit that has just been claimed; it has nothing else yet. */
  static Map<String, AttributeValue> write(CommitRecord claimed, Instant at) {
    Map<String, AttributeValue> item = new HashMap<>(key(claimed.key()));
    item.put(REPOSITORY, Items.text(claimed.repository().toString()));
    item.put(BRANCH, Items.text(claimed.branch()));
    item.put(COMMIT, Items.text(claimed.commit().value()));
    item.put(SEQUENCE, Items.number(claimed.sequence()));
    item.put(STEP, Items.text(claimed.step().name()));
    item.put(TIMES, AttributeValue.fromM(Map.of(claimed.step().name(), Items.time(at))));
    item.put(NOTES, AttributeValue.fromL(List.of()));
    item.put(DETAIL, Items.text(claimed.detail()));
    item.put(
        LedgerTable.BY_REPOSITORY.partitionKey(),
        Items.text(LedgerTable.commitsOf(claimed.repository())));
    item.put(
        LedgerTable.BY_REPOSITORY.sortKey(),
        Items.text(LedgerTable.time(at) + "#" + claimed.commit()));
    item.put(LedgerTable.EXPIRES, Items.expiry(at, LedgerTable.COMMITS_KEPT));
    return item;
  }

  /** Sets what changes when a commit reaches a step. */
  static ItemUpdate reach(String table, CommitRecord record, Instant at) {
    ItemUpdate update =
        new ItemUpdate(table, key(record.key()))
            .set(STEP, Items.text(record.step().name()))
            .set(TIMES, record.step().name(), Items.time(at))
            .set(DETAIL, Items.text(record.detail()))
            .set(LedgerTable.EXPIRES, Items.expiry(at, LedgerTable.COMMITS_KEPT));
    record.archive().ifPresent(archive -> update.set(ARCHIVE, archive(archive)));
    record.task().ifPresent(task -> update.set(TASK, Items.text(task)));
    record.execution().ifPresent(execution -> update.set(EXECUTION, Items.text(execution)));
    if (!record.notes().isEmpty()) {
      update.set(NOTES, AttributeValue.fromL(record.notes().stream().map(Items::text).toList()));
    }
    return update;
  }

  /** Sets what a commit has when it is started over; archive and notes stay. */
  static ItemUpdate reopen(String table, CommitKey key, Instant at) {
    return new ItemUpdate(table, key(key))
        .set(STEP, Items.text(CommitStep.CLAIMED.name()))
        .set(TIMES, CommitStep.CLAIMED.name(), Items.time(at))
        .set(DETAIL, Items.text(""))
        .set(LedgerTable.EXPIRES, Items.expiry(at, LedgerTable.COMMITS_KEPT))
        .remove(TASK)
        .remove(EXECUTION);
  }

  static CommitRecord read(Map<String, AttributeValue> item) {
    return new CommitRecord(
        RepositoryId.parse(Items.text(item, REPOSITORY)),
        Items.text(item, BRANCH),
        new CommitHash(Items.text(item, COMMIT)),
        Items.number(item, SEQUENCE),
        CommitStep.valueOf(Items.text(item, STEP)),
        item.getOrDefault(TIMES, AttributeValue.fromM(Map.of())).m().entrySet().stream()
            .collect(
                Collectors.toMap(
                    time -> CommitStep.valueOf(time.getKey()),
                    time -> Instant.parse(time.getValue().s()))),
        Optional.ofNullable(item.get(ARCHIVE)).map(AttributeValue::m).map(CommitItem::archive),
        Items.optional(item, TASK),
        Items.optional(item, EXECUTION),
        Stream.ofNullable(item.get(NOTES))
            .flatMap(notes -> notes.l().stream())
            .map(AttributeValue::s)
            .toList(),
        Items.text(item, DETAIL));
  }

  private static AttributeValue archive(CommitRecord.Archive archive) {
    return AttributeValue.fromM(
        Map.of(
            "source", object(archive.source()),
            "manifest", object(archive.manifest()),
            "files", object(archive.files())));
  }

  private static CommitRecord.Archive archive(Map<String, AttributeValue> item) {
    return new CommitRecord.Archive(
        object(item, "source"), object(item, "manifest"), object(item, "files"));
  }

  private static AttributeValue object(StoredObject object) {
    return AttributeValue.fromM(
        Map.of(
            "bucket", Items.text(object.bucket()),
            "key", Items.text(object.key()),
            "version", Items.text(object.versionId())));
  }

  private static StoredObject object(Map<String, AttributeValue> archive, String name) {
    Map<String, AttributeValue> item =
        archive.getOrDefault(name, AttributeValue.fromM(Map.of())).m();
    return new StoredObject(
        Items.text(item, "bucket"), Items.text(item, "key"), Items.text(item, "version"));
  }
}
