package io.pipewright.cli.view.drawing;

import io.pipewright.cli.view.model.ActionModel;
import io.pipewright.cli.view.model.StageModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays out a card from top to bottom. */
final class CardLayout {
  /** From the upper edge to where the arrows between cards begin and end. */
  static final int ARROW = 44;

  private static final int BAND = 27;
  private static final int RADIUS = 9;
  private static final int MARGIN = 12;
  private static final int SMALL = 11;
  private static final int TITLE = 15;
  private static final int TITLE_LINES = 2;
  private static final int TITLE_STEP = 19;

  /** Room for the symbol of a gate, and for the number at the end of the band. */
  private static final int SYMBOL = 20;

  private static final int NUMBER = 24;
  private static final int BETWEEN_STEPS = 20;
  private static final int BETWEEN_ACTIONS = 6;
  private static final int INDENT = 10;
  private static final int NOTE = 17;
  private static final int SKIPPED = 22;

  private final StageModel stage;
  private final int width;
  private final List<ActionBox> actions = new ArrayList<>();
  private final List<String> marks = new ArrayList<>();
  private final List<Line> notes = new ArrayList<>();
  private int y;

  CardLayout(StageModel stage, int width) {
    this.stage = stage;
    this.width = width;
  }

  Card card() {
    List<Line> title = title();
    y = BAND + 12 + TITLE_STEP * title.size() + 8;
    for (int index = 0; index < stage.steps().size(); index++) {
      if (index > 0) {
        marks.add(Shapes.down(width / 2, y + 3, BETWEEN_STEPS - 6));
        y += BETWEEN_STEPS;
      }
      place(stage.steps().get(index));
    }
    Optional<Line> skipped = stage.component().map(this::skipped);
    y += skipped.isPresent() ? SKIPPED : 0;
    int height = y + MARGIN;
    return new Card(
        stage,
        0,
        0,
        width,
        height,
        Shapes.rounded(width, height, RADIUS),
        Shapes.band(width, BAND, RADIUS),
        origin(),
        line(width - NUMBER, 18, Integer.toString(stage.number()), SMALL, NUMBER - 4),
        title,
        actions,
        marks,
        notes,
        skipped);
  }

  private void place(List<ActionModel> step) {
    int indent = 0;
    if (step.size() > 1) {
      notes.add(line(MARGIN + INDENT, y + 10, "at the same time", SMALL, width - 2 * MARGIN));
      y += NOTE;
      indent = INDENT;
      int height =
          step.size() * ActionBox.HEIGHT + (step.size() - 1) * BETWEEN_ACTIONS - ActionBox.HEIGHT;
      marks.add(Shapes.bracket(MARGIN + INDENT, y + ActionBox.HEIGHT / 2, height, INDENT - 2));
    }
    for (ActionModel action : step) {
      actions.add(ActionBox.of(action, MARGIN + indent, y, width - 2 * MARGIN - indent));
      y += ActionBox.HEIGHT + BETWEEN_ACTIONS;
    }
    y -= BETWEEN_ACTIONS;
  }

  private List<Line> title() {
    List<String> shown = FittedText.lines(stage.name(), TITLE, width - 2 * MARGIN, TITLE_LINES);
    List<Line> lines = new ArrayList<>();
    for (int index = 0; index < shown.size(); index++) {
      lines.add(new Line(MARGIN, BAND + 22 + index * TITLE_STEP, shown.get(index), stage.name()));
    }
    return lines;
  }

  private Line origin() {
    int x = stage.isGate() ? MARGIN + SYMBOL - 2 : MARGIN;
    String words = stage.isGate() ? "organisation's gate" : stage.origin().brief();
    return line(x, 18, words, SMALL, width - x - NUMBER);
  }

  private Line skipped(String component) {
    return line(MARGIN, y + 20, "only if " + component + " changed", SMALL, width - 2 * MARGIN);
  }

  private static Line line(int x, int y, String text, int size, int room) {
    return new Line(x, y, FittedText.line(text, size, room), text);
  }
}
