package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Compares two plans as {@link io.pipewright.plan.PlanJson} writes them. Either may come from
 * another version of the program: what is not known is reported plainly.
 */
public final class PlanDiff {
  private PlanDiff() {}

  /**
   * Everything that differs, in the order of the plan after; what went stands where it was. Stages
   * belong together by their names, actions by their names within a stage. Empty exactly if the two
   * are equal JSON.
   *
   * @param before an empty object if there was no pipeline
   * @param after an empty object if there will be none
   */
  public static List<PlanChange> between(JsonNode before, JsonNode after) {
    Changes changes = new Changes();
    PlanParts.plan(new Safeguards(before, after))
        .compare(Place.PIPELINE, "", before, after, changes);
    return changes.all();
  }
}
