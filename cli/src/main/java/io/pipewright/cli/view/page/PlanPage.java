package io.pipewright.cli.view.page;

import io.pipewright.cli.view.drawing.Drawing;
import io.pipewright.cli.view.drawing.Frame;
import io.pipewright.cli.view.model.PlanModel;
import io.pipewright.cli.view.output.Assets;
import io.pipewright.cli.view.output.Templates;
import java.util.Map;

/**
 * A plan as one HTML file that needs nothing else: no script, and nothing is loaded. The graph is
 * in it in three sizes, of which the style sheet shows the one that fits.
 */
public final class PlanPage {
  private PlanPage() {}

  /** Writes the page. */
  public static String of(PlanModel plan) {
    return Templates.fill(
        "page/page.jte",
        Map.of(
            "plan", plan,
            "wide", Drawing.of(plan, Frame.WIDE),
            "medium", Drawing.of(plan, Frame.MEDIUM),
            "narrow", Drawing.of(plan, Frame.NARROW),
            "style", Assets.read("drawing.css") + Assets.read("page.css")));
  }
}
