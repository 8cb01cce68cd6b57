package io.pipewright.cli.view.drawing;

import java.util.Locale;

/** Outlines and connections as SVG paths. Half a pixel is left so that lines are sharp. */
final class Shapes {
  private static final int BEND = 8;
  private static final int HEAD = 5;

  private Shapes() {}

  /** A rectangle with round corners. */
  static String rounded(int width, int height, int radius) {
    return path(
        "M%1$s .5h%2$sa%3$d %3$d 0 0 1 %3$d %3$dv%4$sa%3$d %3$d 0 0 1 -%3$d %3$dh-%2$sa%3$d %3$d 0 0 1 -%3$d -%3$dv-%4$sa%3$d %3$d 0 0 1 %3$d -%3$dz",
        radius + .5, width - 1 - 2 * radius, radius, height - 1 - 2 * radius);
  }

  /** The upper end of a rectangle with round corners. */
  static String band(int width, int height, int radius) {
    return path(
        "M.5 %1$sv-%2$da%3$d %3$d 0 0 1 %3$d -%3$dh%4$da%3$d %3$d 0 0 1 %3$d %3$dv%2$dz",
        height + .5, height - radius, radius, width - 1 - 2 * radius);
  }

  /** A rectangle that ends in a point on the left and on the right. */
  static String pointed(int width, int height, int point) {
    return path(
        "M%1$s .5h%2$dl%1$d %3$sl-%1$d %3$sh-%2$dl-%1$d -%3$sz",
        point, width - 1 - 2 * point, (height - 1) / 2.0);
  }

  /** An arrow to the right. */
  static String right(int x, int y, int length) {
    return path("M%d %dh%dm-%4$d -%4$dl%4$d %4$dl-%4$d %4$d", x, y, length, HEAD);
  }

  /** An arrow downwards. */
  static String down(int x, int y, int length) {
    return path("M%d %dv%dm-%4$d -%4$dl%4$d %4$dl%4$d -%4$d", x, y, length, HEAD);
  }

  /**
   * An arrow from the end of a row to the beginning of the next one.
   *
   * @param x the right edge of the last card
   * @param y where the arrow leaves it
   * @param between the height at which it runs back
   * @param toX the left edge of the first card of the next row
   * @param toY where the arrow reaches it
   * @param aside how far it keeps from the cards
   */
  static String back(int x, int y, int between, int toX, int toY, int aside) {
    return path(
        "M%1$d %2$dh%3$dq%4$d 0 %4$d %4$dV%5$dq0 %4$d -%4$d %4$dH%6$dq-%4$d 0 -%4$d %4$dV%7$dq0 %4$d %4$d %4$dH%8$dm-%9$d -%9$dl%9$d %9$dl-%9$d %9$d",
        x, y, aside - BEND, BEND, between - BEND, toX - aside + BEND, toY - BEND, toX, HEAD);
  }

  /** A line beside what belongs together. */
  static String bracket(int x, int y, int height, int depth) {
    return path("M%1$d %2$dh-%4$dv%3$dh%4$d", x, y, height, depth);
  }

  private static String path(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }
}
