package io.pipewright.cli.view.drawing;

/**
 * A line of text.
 *
 * @param x of its beginning
 * @param y of its baseline
 * @param shown what fits
 * @param full what there is to say; the same if it fits
 */
record Line(int x, int y, String shown, String full) {
  boolean isCut() {
    return !shown.equals(full);
  }
}
