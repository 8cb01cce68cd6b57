package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.plan.diff.PlanChange.Area;
import java.util.Map;

/** A stage of the pipeline. */
final class StageItem implements ListPart.Item {
  private static final Label STAGE =
      new Label(Area.STAGE, "stage", ValueText::ofStage, Judge.NOTHING);
  private static final Label COMPONENT =
      Label.of(
          Area.STAGE, "component", Judge.ofNew("it is skipped while this component is unchanged"));

  private final Safeguards safeguards;
  private final Part actions;
  private final Part stage;

  StageItem(Safeguards safeguards) {
    this.safeguards = safeguards;
    this.actions = new ListPart(new ActionItem(safeguards));
    this.stage = new ObjectPart(Map.of("component", Part.value(COMPONENT), "actions", actions));
  }

  @Override
  public Place place(Place list, String name, JsonNode before, JsonNode after) {
    JsonNode known = before.isMissingNode() ? after : before;
    return new Place(name, known.path("component").asText());
  }

  @Override
  public void compare(Place place, JsonNode before, JsonNode after, Changes changes) {
    if (before.isMissingNode() || after.isMissingNode()) {
      changes.report(place, STAGE, before, after);
      actions.compare(place, "actions", before.path("actions"), after.path("actions"), changes);
    } else {
      stage.compare(place, "", before, after, changes);
    }
  }

  @Override
  public Label moved() {
    return Label.of(
        Area.STAGE,
        "place in the pipeline",
        (place, before, after) -> safeguards.movedStage(after));
  }
}
