package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.plan.diff.PlanChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The changes found so far. */
final class Changes {
  private final List<PlanChange> found = new ArrayList<>();

  List<PlanChange> all() {
    return List.copyOf(found);
  }

  /** Reports that a value came, went or changed; what is absent is a missing node. */
  void report(Place place, Label label, JsonNode before, JsonNode after) {
    String old = before.isMissingNode() ? "" : label.text().apply(before);
    String young = after.isMissingNode() ? "" : label.text().apply(after);
    if (old.equals(young)) {
      // The number 1 and the text "1", for example.
      old = before.toString();
      young = after.toString();
    }
    report(
        kind(before, after),
        place,
        label,
        old,
        young,
        label.judge().attention(place, before, after));
  }

  /** Reports a change in words of its own. */
  void report(
      Kind kind,
      Place place,
      Label label,
      String before,
      String after,
      Optional<String> attention) {
    found.add(
        new PlanChange(kind, label.area(), place.words(), label.words(), before, after, attention));
  }

  /** Looks for details, and reports the whole if there are none though the two differ. */
  void complete(Place place, Label whole, JsonNode before, JsonNode after, Runnable details) {
    int known = found.size();
    details.run();
    if (found.size() == known && !before.equals(after)) {
      report(place, whole, before, after);
    }
  }

  private static Kind kind(JsonNode before, JsonNode after) {
    if (before.isMissingNode()) {
      return Kind.ADDED;
    }
    return after.isMissingNode() ? Kind.REMOVED : Kind.CHANGED;
  }
}
