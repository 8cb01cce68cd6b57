package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.plan.diff.PlanChange.Area;
import java.util.Map;

/** A component of a monorepo. */
final class ComponentItem implements ListPart.Item {
  private static final Part WHOLE =
      Part.value(new Label(Area.COMPONENT, "component", ValueText::ofComponent, Judge.NOTHING));
  private static final Part MEMBERS =
      new ObjectPart(
          Map.of(
              "directory",
              Part.value(Label.of(Area.COMPONENT, "directory")),
              "uses",
              Part.value(Label.of(Area.COMPONENT, "further paths"))));

  @Override
  public Place place(Place list, String name, JsonNode before, JsonNode after) {
    return new Place("Component " + name, name);
  }

  @Override
  public void compare(Place place, JsonNode before, JsonNode after, Changes changes) {
    Part part = before.isMissingNode() || after.isMissingNode() ? WHOLE : MEMBERS;
    part.compare(place, "", before, after, changes);
  }

  @Override
  public Label moved() {
    return Label.of(Area.COMPONENT, "place in the list");
  }
}
