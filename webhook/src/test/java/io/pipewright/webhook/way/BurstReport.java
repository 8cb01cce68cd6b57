package io.pipewright.webhook.way;

import io.pipewright.ledger.CommitKey;
import io.pipewright.ledger.CommitRecord;
import io.pipewright.ledger.CommitStep;
import io.pipewright.ledger.DeliveryQuery;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.Ledger;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import io.pipewright.webhook.way.CountedTasks.Started;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What became of every delivery and every commit. */
final class BurstReport {
  private final Ledger ledger;
  private final Map<String, List<String>> pushed;

  BurstReport(Ledger ledger, Map<String, List<String>> pushed) {
    this.ledger = ledger;
    this.pushed = pushed;
  }

  /** Whether nothing was lost, doubled or overwritten. */
  boolean print(List<Started> started) {
    Map<DeliveryState, Integer> deliveries = new EnumMap<>(DeliveryState.class);
    Map<CommitStep, Integer> commits = new EnumMap<>(CommitStep.class);
    int newest = 0;
    int unknown = 0;
    Map<String, String> last = new HashMap<>();
    started.forEach(one -> last.put(one.repository(), one.commit()));
    for (Map.Entry<String, List<String>> repository : pushed.entrySet()) {
      RepositoryId id = RepositoryId.parse(repository.getKey());
      for (String commit : repository.getValue()) {
        Optional<CommitRecord> record =
            ledger.commit(new CommitKey(id, "main", new CommitHash(commit)));
        record.ifPresent(known -> commits.merge(known.step(), 1, Integer::sum));
        unknown += record.isPresent() ? 0 : 1;
      }
      for (DeliveryRecord delivery :
          ledger.deliveries(new DeliveryQuery(Optional.of(id), false, 1_000))) {
        deliveries.merge(delivery.state(), 1, Integer::sum);
      }
      String tip = repository.getValue().get(repository.getValue().size() - 1);
      newest += tip.equals(last.get(repository.getKey())) ? 1 : 0;
    }
    Set<Started> distinct = new HashSet<>(started);
    int doubled = started.size() - distinct.size();
    System.out.printf(
        "| deliveries by state | %s |%n| commits by step; superseded without a record | %s; %d |%n"
            + "| commits launched twice | %d |%n| repositories whose newest commit was launched last | %d of %d |%n",
        deliveries, commits, unknown, doubled, newest, pushed.size());
    return doubled == 0
        && newest == pushed.size()
        && deliveries.keySet().stream().allMatch(DeliveryState::isLast)
        && !deliveries.containsKey(DeliveryState.FAILED);
  }
}
