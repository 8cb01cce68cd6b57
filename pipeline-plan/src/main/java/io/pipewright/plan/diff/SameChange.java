package io.pipewright.plan.diff;

import io.pipewright.plan.diff.PlanChange.Area;
import io.pipewright.plan.diff.PlanChange.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A change that is the same at several places, such as a variable of all builds.
 *
 * @param change as it is at the first place
 * @param places in order
 * @param stage the stage that it came or went with; empty if it is not for that
 */
record SameChange(PlanChange change, List<String> places, String stage) {
  /** The changes, each told once, where it is first; but each stage that came or went is whole. */
  static List<SameChange> of(List<PlanChange> changes) {
    Set<String> stages =
        changes.stream()
            .filter(change -> change.area() == Area.STAGE && change.kind() != Kind.CHANGED)
            .map(PlanChange::where)
            .collect(Collectors.toSet());
    Map<PlanChange, SameChange> same = new LinkedHashMap<>();
    for (PlanChange change : changes) {
      String first = change.where().split(Place.BETWEEN, 2)[0];
      String stage = stages.contains(first) ? first : "";
      same.computeIfAbsent(
              stage.isEmpty() ? anywhere(change) : change,
              key -> new SameChange(change, new ArrayList<>(), stage))
          .places()
          .add(change.where());
    }
    return List.copyOf(same.values());
  }

  private static PlanChange anywhere(PlanChange change) {
    return new PlanChange(
        change.kind(),
        change.area(),
        "",
        change.what(),
        change.before(),
        change.after(),
        change.attention());
  }

  String where() {
    return places.stream().distinct().collect(Collectors.joining(", "));
  }

  /** The heading below which it is told. */
  String heading() {
    return stage.isEmpty() ? where() : stage;
  }

  /** What is said of the place below the heading. */
  String prefix() {
    return where().equals(heading())
        ? ""
        : where().substring(heading().length() + Place.BETWEEN.length()) + ": ";
  }
}
