package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * How a value of a plan is reported.
 *
 * @param area of the change
 * @param words what the value is
 * @param text the value for people
 * @param judge whether its change needs attention
 */
record Label(PlanChange.Area area, String words, Function<JsonNode, String> text, Judge judge) {
  static Label of(PlanChange.Area area, String words) {
    return of(area, words, Judge.NOTHING);
  }

  static Label of(PlanChange.Area area, String words, Judge judge) {
    return new Label(area, words, ValueText::of, judge);
  }
}
