package io.pipewright.cli.view.drawing;

/** The sizes in which a plan is drawn, so that text needs never be scaled. In CSS pixels. */
public enum Frame {
  WIDE(1120, 5),
  MEDIUM(704, 3),
  NARROW(320, 1);

  /** Room at both sides, where the arrows between the rows run. */
  static final int MARGIN = 20;

  static final int BETWEEN_COLUMNS = 24;

  private final int width;
  private final int columns;

  Frame(int width, int columns) {
    this.width = width;
    this.columns = columns;
  }

  int width() {
    return width;
  }

  int columns() {
    return columns;
  }

  int cardWidth() {
    return (width - 2 * margin() - (columns - 1) * BETWEEN_COLUMNS) / columns;
  }

  int left(int column) {
    return margin() + column * (cardWidth() + BETWEEN_COLUMNS);
  }

  int margin() {
    return columns == 1 ? 1 : MARGIN;
  }
}
