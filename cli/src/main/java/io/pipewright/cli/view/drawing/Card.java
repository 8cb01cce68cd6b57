package io.pipewright.cli.view.drawing;

import io.pipewright.cli.view.model.StageModel;
import java.util.List;
import java.util.Optional;

/**
 * A stage in the picture. What is inside is placed from the card's own corner.
 *
 * @param stage what it shows
 * @param x of its left edge
 * @param y of its upper edge
 * @param width of the card
 * @param height of the card
 * @param outline path of its border
 * @param band path of the stripe at its top, where it says who wants the stage
 * @param origin in the band
 * @param number in the band
 * @param title its name, on one line or two
 * @param actions their boxes
 * @param marks paths: which actions follow each other, which run at the same time
 * @param notes what is said of the marks
 * @param skipped when it is skipped
 */
record Card(
    StageModel stage,
    int x,
    int y,
    int width,
    int height,
    String outline,
    String band,
    Line origin,
    Line number,
    List<Line> title,
    List<ActionBox> actions,
    List<String> marks,
    List<Line> notes,
    Optional<Line> skipped) {
  Card {
    title = List.copyOf(title);
    actions = List.copyOf(actions);
    marks = List.copyOf(marks);
    notes = List.copyOf(notes);
  }

  /** The same card at another place. */
  Card at(int newX, int newY) {
    return new Card(
        stage, newX, newY, width, height, outline, band, origin, number, title, actions, marks,
        notes, skipped);
  }
}
