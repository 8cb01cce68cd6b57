package io.pipewright.cli.deliveries;

import io.pipewright.ledger.CommitRecord;
import io.pipewright.ledger.CommitStep;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.plan.diff.PrintableText;
import io.pipewright.repository.CommitHash;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Deliveries and commits as lines for people; times are UTC. */
public final class DeliveryTable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private DeliveryTable() {}

  /** One delivery. */
  public static String line(DeliveryRecord delivery) {
    return "%s  %-46s %-20s %-28s %-12s  %-10s  %s"
        .formatted(
            TIME.format(delivery.received()),
            delivery.id(),
            PrintableText.of(delivery.event()),
            delivery.work().repository(),
            delivery.commit().map(CommitHash::abbreviated).orElse("-"),
            delivery.state(),
            PrintableText.of(delivery.detail()))
        .stripTrailing();
  }

  /** One commit, with the time of each step. */
  static String line(CommitRecord commit) {
    String steps =
        Arrays.stream(CommitStep.values())
            .filter(commit.times()::containsKey)
            .map(step -> step + " " + TIME.format(time(commit, step)))
            .collect(Collectors.joining(", "));
    return "%s  number %d of %s: %s%s"
        .formatted(
            commit.commit().abbreviated(),
            commit.sequence(),
            PrintableText.of(commit.branch()),
            steps,
            commit.detail().isEmpty() ? "" : " (" + PrintableText.of(commit.detail()) + ")");
  }

  static List<String> lines(List<DeliveryRecord> deliveries) {
    return deliveries.stream().map(DeliveryTable::line).toList();
  }

  private static Instant time(CommitRecord commit, CommitStep step) {
    return commit.times().getOrDefault(step, Instant.EPOCH);
  }
}
