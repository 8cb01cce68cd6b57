package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/** An object from names to values, such as variables and parameters. */
final class EntriesPart implements Part {
  private final Function<String, Label> labels;

  /** Entries that are reported as {@code labels} says for each name. */
  EntriesPart(Function<String, Label> labels) {
    this.labels = labels;
  }

  @Override
  public void compare(Place place, String name, JsonNode before, JsonNode after, Changes changes) {
    changes.complete(
        place,
        Label.of(PlanChange.Area.OTHER, name),
        before,
        after,
        () -> {
          if (ObjectPart.isObjectOrMissing(before) && ObjectPart.isObjectOrMissing(after)) {
            for (String entry : ObjectPart.names(before, after)) {
              Part.value(labels.apply(entry))
                  .compare(place, entry, before.path(entry), after.path(entry), changes);
            }
          }
        });
  }
}
