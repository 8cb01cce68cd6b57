package io.pipewright.cli.view.drawing;

import io.pipewright.cli.view.model.PlanModel;
import java.util.List;

/**
 * A pipeline as a graph: cards from left to right, in as many rows as needed.
 *
 * @param frame its size
 * @param height of all rows
 * @param cards one for each stage
 * @param arrows paths from card to card
 */
public record Drawing(Frame frame, int height, List<Card> cards, List<String> arrows) {
  public Drawing {
    cards = List.copyOf(cards);
    arrows = List.copyOf(arrows);
  }

  /** Draws a plan. */
  public static Drawing of(PlanModel plan, Frame frame) {
    return new DrawingLayout(frame).draw(plan.stages());
  }

  /** Its width. */
  public int width() {
    return frame.width();
  }
}
