package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.pipewright.plan.diff.PlanChange.Area;
import java.util.Optional;

/** An action of a stage. */
final class ActionItem implements ListPart.Item {
  private final Safeguards safeguards;

  ActionItem(Safeguards safeguards) {
    this.safeguards = safeguards;
  }

  @Override
  public Place place(Place list, String name, JsonNode before, JsonNode after) {
    return list.within(name);
  }

  @Override
  public void compare(Place place, JsonNode before, JsonNode after, Changes changes) {
    JsonNode nothing = MissingNode.getInstance();
    if (before.isMissingNode() || after.isMissingNode()) {
      changes.report(place, label(before.isMissingNode() ? after : before), before, after);
      PlanParts.details(safeguards, place, before, after, changes);
    } else if (before.path("kind").equals(after.path("kind"))) {
      PlanParts.action(safeguards, before).compare(place, "", before, after, changes);
    } else {
      // An action of another kind is another action.
      compare(place, before, nothing, changes);
      compare(place, nothing, after, changes);
    }
  }

  @Override
  public Label moved() {
    return Label.of(Area.ACTION, "place in the stage");
  }

  private Label label(JsonNode action) {
    Judge judge =
        (place, before, after) ->
            after.isMissingNode() ? safeguards.withoutAction(place, before) : Optional.empty();
    if (action.has("gate")) {
      return new Label(
          Area.GATE, "gate " + action.path("gate").asText(), ValueText::ofAction, judge);
    }
    return switch (action.path("kind").asText()) {
      case LaidPlan.APPROVAL ->
          new Label(
              Area.APPROVAL,
              "approval of " + action.path("environment").asText(),
              ValueText::ofAction,
              judge);
      case LaidPlan.DEPLOYMENT ->
          new Label(
              Area.ACTION,
              "deployment to " + action.path("environment").asText(),
              ValueText::ofAction,
              judge);
      default -> new Label(Area.ACTION, "action", ValueText::ofAction, judge);
    };
  }
}
