package io.pipewright.plan.diff;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a reviewer has to look at, loudest first. */
final class AttentionText {
  private AttentionText() {}

  /** A line that counts, and a line for each; empty if nothing needs attention. */
  static List<String> of(List<SameChange> changes) {
    List<SameChange> sensitive =
        changes.stream()
            .filter(same -> same.change().isSensitive())
            .sorted(Comparator.comparing(same -> Loudness.of(same.change())))
            .toList();
    if (sensitive.isEmpty()) {
      return List.of();
    }
    List<String> lines = sensitive.stream().map(AttentionText::line).collect(Collectors.toList());
    lines.add(0, "needs attention: " + counts(sensitive));
    return lines;
  }

  private static String counts(List<SameChange> sensitive) {
    Map<Loudness, Integer> counts = new TreeMap<>();
    sensitive.forEach(same -> counts.merge(Loudness.of(same.change()), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> entry.getKey().words(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String line(SameChange same) {
    PlanChange change = same.change();
    String why = change.attention().orElse("");
    String place = "  " + same.where() + ": " + change.what();
    if (change.kind() == PlanChange.Kind.REMOVED) {
      return place + " removed: " + why;
    }
    return place + (change.isLong() ? "" : " " + change.values()) + " (" + why + ")";
  }

  private enum Loudness {
    GATE("gate weakened or removed", "gates weakened or removed"),
    APPROVAL("approval removed", "approvals removed"),
    PERMISSION("permission gained", "permissions gained"),
    OTHER("other change", "other changes");

    private final String one;
    private final String several;

    Loudness(String one, String several) {
      this.one = one;
      this.several = several;
    }

    static Loudness of(PlanChange change) {
      return switch (change.area()) {
        case GATE -> GATE;
        case APPROVAL -> APPROVAL;
        case PERMISSION -> PERMISSION;
        default -> OTHER;
      };
    }

    String words(int count) {
      return count + " " + (count == 1 ? one : several);
    }
  }
}
