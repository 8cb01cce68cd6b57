package io.pipewright.cli.view.drawing;

import io.pipewright.cli.view.model.PlanModel;
import java.util.ArrayList;
import java.util.List;

/**
 * A drawing that stands alone, with a heading.
 *
 * @param plan what it shows
 * @param drawing the graph
 * @param heading the pipeline's name
 * @param subtitle whose it is and where
 * @param warning that the organisation is assumed, if it is; otherwise empty
 * @param graphX where the graph begins
 * @param graphY where the graph begins
 * @param width of all
 * @param height of all
 */
record Picture(
    PlanModel plan,
    Drawing drawing,
    Line heading,
    Line subtitle,
    List<Line> warning,
    int graphX,
    int graphY,
    int width,
    int height) {
  private static final int PADDING = 20;
  private static final int HEADING = 20;
  private static final int TEXT = 13;
  private static final int STEP = 20;

  Picture {
    warning = List.copyOf(warning);
  }

  static Picture of(PlanModel plan) {
    Drawing drawing = Drawing.of(plan, Frame.WIDE);
    int x = PADDING + Frame.MARGIN;
    int room = drawing.width() - 2 * Frame.MARGIN;
    int y = PADDING + HEADING;
    Line heading = line(x, y, "Pipeline " + plan.plan().name(), HEADING, room);
    y += STEP + 4;
    Line subtitle = line(x, y, subtitle(plan), TEXT, room);
    List<Line> warning = new ArrayList<>();
    if (plan.isAssumed()) {
      for (String words : FittedText.lines(PlanModel.ASSUMED, TEXT, room, 3)) {
        y += STEP;
        warning.add(new Line(x, y, words, PlanModel.ASSUMED));
      }
    }
    int graphY = y + STEP;
    return new Picture(
        plan,
        drawing,
        heading,
        subtitle,
        warning,
        PADDING,
        graphY,
        drawing.width() + 2 * PADDING,
        graphY + drawing.height() + PADDING);
  }

  private static String subtitle(PlanModel plan) {
    return plan.plan().repository()
        + ", team "
        + plan.plan().team()
        + ", in the account "
        + plan.plan().account()
        + ", "
        + plan.plan().region();
  }

  private static Line line(int x, int y, String text, int size, int room) {
    return new Line(x, y, FittedText.line(text, size, room), text);
  }
}
