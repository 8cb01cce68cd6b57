package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.plan.diff.PlanChange.Kind;
import java.util.Set;

/** A list of things with names. */
final class ListPart implements Part {
  private final Item item;

  /** A list of {@code item}. */
  ListPart(Item item) {
    this.item = item;
  }

  /** What is known of the things in a list. */
  interface Item {
    /** The thing called {@code name} in the list that is at {@code list}. */
    Place place(Place list, String name, JsonNode before, JsonNode after);

    /** Reports all differences of one thing; what is absent is missing. */
    void compare(Place place, JsonNode before, JsonNode after, Changes changes);

    /** How it is reported that the thing is at another place in the list. */
    Label moved();
  }

  @Override
  public void compare(Place place, String name, JsonNode before, JsonNode after, Changes changes) {
    changes.complete(
        place,
        Label.of(PlanChange.Area.OTHER, name),
        before,
        after,
        () -> {
          if (isArrayOrMissing(before) && isArrayOrMissing(after)) {
            items(place, Matching.byName(before, after), changes);
          }
        });
  }

  private void items(Place list, Matching matching, Changes changes) {
    Set<String> moved = matching.moved();
    for (String key : matching.keys()) {
      JsonNode before = matching.before(key);
      JsonNode after = matching.after(key);
      Place place = item.place(list, key, before, after);
      if (moved.contains(key)) {
        changes.report(
            Kind.CHANGED,
            place,
            item.moved(),
            matching.placeBefore(key),
            matching.placeAfter(key),
            item.moved().judge().attention(place, before, after));
      }
      if (!before.equals(after)) {
        item.compare(place, before, after, changes);
      }
    }
  }

  static boolean isArrayOrMissing(JsonNode node) {
    return node.isArray() || node.isMissingNode();
  }
}
