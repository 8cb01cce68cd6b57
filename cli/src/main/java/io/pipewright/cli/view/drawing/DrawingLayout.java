package io.pipewright.cli.view.drawing;

import io.pipewright.cli.view.model.StageModel;
import java.util.ArrayList;
import java.util.List;

/** Lays out the cards row by row. */
final class DrawingLayout {
  private static final int BETWEEN_ROWS = 36;
  private static final int BETWEEN_SINGLE = 26;

  /** Between an arrow's ends and the cards that it connects. */
  private static final int GAP = 4;

  private final Frame frame;
  private final List<Card> cards = new ArrayList<>();
  private final List<String> arrows = new ArrayList<>();
  private int y = 1;

  DrawingLayout(Frame frame) {
    this.frame = frame;
  }

  Drawing draw(List<StageModel> stages) {
    for (int from = 0; from < stages.size(); from += frame.columns()) {
      if (from > 0) {
        advance();
      }
      addRow(stages.subList(from, Math.min(stages.size(), from + frame.columns())));
    }
    return new Drawing(frame, bottom() + 1, cards, arrows);
  }

  private void addRow(List<StageModel> stages) {
    for (int column = 0; column < stages.size(); column++) {
      cards.add(
          new CardLayout(stages.get(column), frame.cardWidth()).card().at(frame.left(column), y));
      if (column > 0) {
        arrows.add(
            Shapes.right(
                frame.left(column) - Frame.BETWEEN_COLUMNS + GAP,
                y + CardLayout.ARROW,
                Frame.BETWEEN_COLUMNS - 2 * GAP));
      }
    }
  }

  private void advance() {
    int bottom = bottom();
    Card last = cards.get(cards.size() - 1);
    if (frame.columns() == 1) {
      arrows.add(Shapes.down(frame.width() / 2, bottom + GAP, BETWEEN_SINGLE - 2 * GAP));
      y = bottom + BETWEEN_SINGLE;
      return;
    }
    int from = last.y() + CardLayout.ARROW;
    y = bottom + BETWEEN_ROWS;
    arrows.add(
        Shapes.back(
            last.x() + last.width() + GAP,
            from,
            bottom + BETWEEN_ROWS / 2,
            frame.left(0) - GAP,
            y + CardLayout.ARROW,
            Frame.MARGIN - GAP - 2));
  }

  /** The lower edge of the lowest card of the current row. */
  private int bottom() {
    return cards.stream().mapToInt(card -> card.y() + card.height()).max().orElse(0);
  }
}
