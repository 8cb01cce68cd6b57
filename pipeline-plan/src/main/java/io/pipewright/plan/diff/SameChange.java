package io.pipewright.plan.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A change that is the same at several places, such as a variable of all builds.
 *
 * @param change as it is at the first place
 * @param places in order
 */
record SameChange(PlanChange change, List<String> places) {
  /** The changes, each told once, where it is first. */
  static List<SameChange> of(List<PlanChange> changes) {
    Map<PlanChange, SameChange> same = new LinkedHashMap<>();
    for (PlanChange change : changes) {
      PlanChange anywhere =
          new PlanChange(
              change.kind(),
              change.area(),
              "",
              change.what(),
              change.before(),
              change.after(),
              change.attention());
      same.computeIfAbsent(anywhere, key -> new SameChange(change, new ArrayList<>()))
          .places()
          .add(change.where());
    }
    return List.copyOf(same.values());
  }

  String where() {
    return String.join(", ", places);
  }
}
