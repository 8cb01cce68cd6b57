package io.pipewright.cli.view.drawing;

import io.pipewright.cli.view.model.ActionModel;

/**
 * An action in its card. What is inside is placed from the box's own corner.
 *
 * @param x from the card's left edge
 * @param y from the card's upper edge
 * @param outline path of its border
 * @param iconX of the upper left corner of its symbol
 * @param kind which symbol it has
 * @param name first line
 * @param caption second line
 */
record ActionBox(
    int x, int y, String outline, int iconX, ActionModel.Kind kind, Line name, Line caption) {
  static final int HEIGHT = 44;

  /** How far the corners of a decision are drawn in. */
  private static final int POINT = 11;

  private static final int RADIUS = 6;
  private static final int MARGIN = 9;
  private static final int ICON = 16;
  private static final int NAME_SIZE = 13;
  private static final int CAPTION_SIZE = 11;

  static ActionBox of(ActionModel action, int x, int y, int width) {
    boolean isDecision = action.kind() == ActionModel.Kind.APPROVAL;
    int iconX = isDecision ? MARGIN + POINT / 2 + 2 : MARGIN;
    int textX = iconX + ICON + MARGIN;
    int room = width - textX - (isDecision ? POINT : MARGIN - 2);
    return new ActionBox(
        x,
        y,
        isDecision ? Shapes.pointed(width, HEIGHT, POINT) : Shapes.rounded(width, HEIGHT, RADIUS),
        iconX,
        action.kind(),
        line(textX, 19, action.name(), NAME_SIZE, room),
        line(textX, 35, action.caption(), CAPTION_SIZE, room));
  }

  private static Line line(int x, int y, String text, int size, int room) {
    return new Line(x, y, FittedText.line(text, size, room), text);
  }
}
