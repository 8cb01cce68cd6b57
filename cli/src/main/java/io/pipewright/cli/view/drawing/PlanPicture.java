package io.pipewright.cli.view.drawing;

import io.pipewright.cli.view.model.PlanModel;
import io.pipewright.cli.view.output.Assets;
import io.pipewright.cli.view.output.Templates;
import java.util.Map;

/** A plan as an SVG file that needs nothing else. */
public final class PlanPicture {
  private PlanPicture() {}

  /** Draws a plan. */
  public static String of(PlanModel plan) {
    return Templates.fill(
        "drawing/picture.jte",
        Map.of("picture", Picture.of(plan), "style", Assets.read("drawing.css")));
  }
}
