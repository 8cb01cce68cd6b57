package io.pipewright.ledger;

import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The ledger of tests. It keeps the same contract as the table, and may be made to fail. */
public final class InMemoryLedger implements Ledger, Replays {
  private static final Comparator<DeliveryRecord> OLDEST_FIRST =
      Comparator.comparing((DeliveryRecord record) -> record.received())
          .thenComparing(record -> record.id().value());

  private final Map<DeliveryId, DeliveryRecord> deliveries = new HashMap<>();
  private final Map<DeliveryId, Integer> attempts = new HashMap<>();
  private final Map<Branch, Head> heads = new HashMap<>();
  private final Map<Branch, Long> turns = new HashMap<>();
  private final Map<Branch, Map<CommitHash, CommitRecord>> commits = new HashMap<>();
  private volatile Consumer<String> watcher = call -> {};

  /** Which branch; the repository is compared without case. */
  private record Branch(String repository, String name) {
    static Branch of(RepositoryId repository, String name) {
      return new Branch(lower(repository), name);
    }
  }

  /** Is told the name of each method before it does anything, and may throw in its place. */
  public void onCall(Consumer<String> watcher) {
    this.watcher = watcher;
  }

  /** From now on, every call fails as if the table could not be reached; or no longer. */
  public void unavailable(boolean isUnavailable) {
    watcher =
        call -> {
          if (isUnavailable) {
            throw new LedgerException(
                "cannot " + call + ": the table does not answer", new IllegalStateException());
          }
        };
  }

  /** Forgets all deliveries, as a table that is elsewhere costs this process no memory. */
  public synchronized void forget() {
    deliveries.clear();
  }

  @Override
  public synchronized DeliveryRecord record(DeliveryRecord delivery) {
    watcher.accept("record");
    DeliveryRecord known = deliveries.putIfAbsent(delivery.id(), delivery);
    return known == null ? delivery : known;
  }

  @Override
  public synchronized Optional<DeliveryRecord> delivery(DeliveryId id) {
    watcher.accept("delivery");
    return Optional.ofNullable(deliveries.get(id));
  }

  @Override
  public synchronized List<DeliveryRecord> deliveries(DeliveryQuery query) {
    watcher.accept("deliveries");
    Optional<String> repository = query.repository().map(InMemoryLedger::lower);
    return deliveries.values().stream()
        .filter(
            record ->
                repository.isEmpty() || repository.get().equals(lower(record.work().repository())))
        .filter(record -> !query.failed() || record.state() == DeliveryState.FAILED)
        .sorted(OLDEST_FIRST.reversed())
        .limit(Math.max(0, query.limit()))
        .toList();
  }

  @Override
  public synchronized List<DeliveryRecord> notQueued(Instant before) {
    watcher.accept("notQueued");
    return deliveries.values().stream()
        .filter(record -> record.state() == DeliveryState.RECEIVED)
        .filter(record -> record.received().isBefore(before))
        .sorted(OLDEST_FIRST)
        .toList();
  }

  @Override
  public synchronized boolean move(DeliveryId id, DeliveryState state, Instant at, String detail) {
    watcher.accept("move");
    DeliveryRecord before = deliveries.get(id);
    if (before == null || !state.mayFollow(before.state())) {
      return false;
    }
    deliveries.put(id, before.moved(state, at, detail));
    return true;
  }

  @Override
  public synchronized OptionalInt replay(DeliveryRecord seen, Instant at, String detail) {
    watcher.accept("replay");
    DeliveryRecord before = deliveries.get(seen.id());
    if (before == null
        || before.state() != seen.state()
        || !before.changed().equals(seen.changed())) {
      return OptionalInt.empty();
    }
    deliveries.put(seen.id(), before.moved(DeliveryState.QUEUED, at, detail));
    return OptionalInt.of(attempts.merge(seen.id(), 2, (attempt, first) -> attempt + 1));
  }

  @Override
  public synchronized void resolved(DeliveryId id, CommitHash commit) {
    watcher.accept("resolved");
    deliveries.computeIfPresent(id, (same, record) -> record.about(commit));
  }

  @Override
  public synchronized Optional<Head> head(RepositoryId repository, String branch) {
    watcher.accept("head");
    return Optional.ofNullable(heads.get(Branch.of(repository, branch)));
  }

  @Override
  public synchronized Optional<CommitRecord> claim(
      CommitKey key, Optional<Head> expected, Instant at) {
    watcher.accept("claim");
    Branch branch = Branch.of(key.repository(), key.branch());
    if (!Optional.ofNullable(heads.get(branch)).equals(expected)) {
      return Optional.empty();
    }
    boolean isHead = expected.filter(head -> head.commit().equals(key.commit())).isPresent();
    if (isHead) {
      return Optional.of(of(branch).get(key.commit()));
    }
    long sequence = expected.map(Head::sequence).orElse(0L) + 1;
    heads.put(branch, new Head(key.commit(), sequence));
    CommitRecord claimed = CommitRecord.claimed(key, sequence, at);
    of(branch).put(key.commit(), claimed);
    return Optional.of(claimed);
  }

  @Override
  public synchronized Optional<CommitRecord> reopen(CommitKey key, Instant at) {
    watcher.accept("reopen");
    Map<CommitHash, CommitRecord> branch = of(Branch.of(key.repository(), key.branch()));
    CommitRecord before = branch.get(key.commit());
    if (before == null || before.step() == CommitStep.SUPERSEDED) {
      return Optional.empty();
    }
    Map<CommitStep, Instant> times = new HashMap<>(before.times());
    times.put(CommitStep.CLAIMED, at);
    CommitRecord reopened =
        new CommitRecord(
            before.repository(),
            before.branch(),
            before.commit(),
            before.sequence(),
            CommitStep.CLAIMED,
            times,
            before.archive(),
            Optional.empty(),
            Optional.empty(),
            before.notes(),
            "");
    branch.put(key.commit(), reopened);
    return Optional.of(reopened);
  }

  @Override
  public synchronized Optional<CommitRecord> commit(CommitKey key) {
    watcher.accept("commit");
    return Optional.ofNullable(of(Branch.of(key.repository(), key.branch())).get(key.commit()));
  }

  @Override
  public synchronized List<CommitRecord> commits(RepositoryId repository, int limit) {
    watcher.accept("commits");
    return commits.entrySet().stream()
        .filter(branch -> branch.getKey().repository().equals(lower(repository)))
        .flatMap(branch -> branch.getValue().values().stream())
        .sorted(
            Comparator.comparing(InMemoryLedger::claimedAt)
                .thenComparing(record -> record.commit().value())
                .reversed())
        .limit(Math.max(0, limit))
        .toList();
  }

  @Override
  public synchronized boolean reached(CommitRecord record, Instant at) {
    watcher.accept("reached");
    Map<CommitHash, CommitRecord> branch = of(Branch.of(record.repository(), record.branch()));
    CommitRecord before = branch.get(record.commit());
    if (before == null
        || before.sequence() != record.sequence()
        || !record.step().mayFollow(before.step())) {
      return false;
    }
    Map<CommitStep, Instant> times = new HashMap<>(before.times());
    times.put(record.step(), at);
    branch.put(
        record.commit(),
        new CommitRecord(
            before.repository(),
            before.branch(),
            before.commit(),
            before.sequence(),
            record.step(),
            times,
            record.archive().or(before::archive),
            record.task().or(before::task),
            record.execution().or(before::execution),
            record.notes().isEmpty() ? before.notes() : record.notes(),
            record.detail()));
    return true;
  }

  @Override
  public synchronized boolean take(
      RepositoryId repository, String branch, Turn turn, long sequence) {
    watcher.accept("take");
    long newest = turns.merge(Branch.of(repository, branch), sequence, Math::max);
    return newest == sequence;
  }

  private Map<CommitHash, CommitRecord> of(Branch branch) {
    return commits.computeIfAbsent(branch, name -> new HashMap<>());
  }

  private static Instant claimedAt(CommitRecord record) {
    return Stream.ofNullable(record.times().get(CommitStep.CLAIMED))
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  private static String lower(RepositoryId repository) {
    return repository.toString().toLowerCase(Locale.ROOT);
  }
}
