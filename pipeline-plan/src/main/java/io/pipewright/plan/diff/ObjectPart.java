package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * An object with known members. A member that is not known, for example of a plan that another
 * version of the program wrote, is compared down to its leaves.
 */
final class ObjectPart implements Part {
  private static final Part UNKNOWN = ObjectPart::unknown;

  private final Map<String, Part> parts;

  ObjectPart(Map<String, Part> parts) {
    this.parts = Map.copyOf(parts);
  }

  @Override
  public void compare(Place place, String name, JsonNode before, JsonNode after, Changes changes) {
    if (before.equals(after)) {
      return;
    }
    changes.complete(
        place,
        Label.of(PlanChange.Area.OTHER, name.isEmpty() ? "everything" : name),
        before,
        after,
        () -> {
          if (isObjectOrMissing(before) && isObjectOrMissing(after)) {
            members(place, name, before, after, changes);
          }
        });
  }

  private void members(Place place, String name, JsonNode before, JsonNode after, Changes changes) {
    for (String member : names(before, after)) {
      parts
          .getOrDefault(member, UNKNOWN)
          .compare(
              place,
              name.isEmpty() ? member : name + "." + member,
              before.path(member),
              after.path(member),
              changes);
    }
  }

  private static void unknown(
      Place place, String name, JsonNode before, JsonNode after, Changes changes) {
    if (before.isObject() && after.isObject()) {
      new ObjectPart(Map.of()).compare(place, name, before, after, changes);
    } else if (!before.equals(after)) {
      changes.report(place, Label.of(PlanChange.Area.OTHER, name), before, after);
    }
  }

  static boolean isObjectOrMissing(JsonNode node) {
    return node.isObject() || node.isMissingNode();
  }

  /** The names of all members: the new ones in their order, then those that went. */
  static Set<String> names(JsonNode before, JsonNode after) {
    Set<String> names = new LinkedHashSet<>();
    after.fieldNames().forEachRemaining(names::add);
    before.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
