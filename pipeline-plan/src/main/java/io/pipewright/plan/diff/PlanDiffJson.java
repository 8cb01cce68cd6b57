package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.plan.diff.PlanChange.Kind;
import java.util.List;
import java.util.Locale;

/**
 * Changes for programs: {@code different}, how many are {@code sensitive}, and all {@code changes}.
 * A text of several lines has a {@code diff} besides.
 */
public final class PlanDiffJson {
  private PlanDiffJson() {}

  /** All changes, complete. */
  public static ObjectNode of(List<PlanChange> changes) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("different", !changes.isEmpty());
    root.put("sensitive", (int) changes.stream().filter(PlanChange::isSensitive).count());
    ArrayNode array = root.putArray("changes");
    changes.forEach(change -> array.add(json(change)));
    return root;
  }

  private static ObjectNode json(PlanChange change) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
    json.put("area", change.area().name().toLowerCase(Locale.ROOT));
    json.put("where", change.where());
    json.put("what", change.what());
    if (change.kind() != Kind.ADDED) {
      json.put("before", change.before());
    }
    if (change.kind() != Kind.REMOVED) {
      json.put("after", change.after());
    }
    if (change.isLong()) {
      json.put("diff", String.join("\n", LineDiff.of(change.before(), change.after())));
    }
    json.put("sensitive", change.isSensitive());
    change.attention().ifPresent(words -> json.put("attention", words));
    return json;
  }
}
