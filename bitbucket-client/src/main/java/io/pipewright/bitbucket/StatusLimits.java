package io.pipewright.bitbucket;

/**
 * What Bitbucket Data Center accepts in a build status; a longer value is answered with 400. The
 * limits are those of its REST description (9.2), in UTF-16 units.
 */
final class StatusLimits {
  static final int KEY = 255;
  static final int URL = 450;
  static final int NAME = 255;
  static final int DESCRIPTION = 255;

  private StatusLimits() {}

  /** Cuts a text to a limit, at the last space if there is one in its last third, and says so. */
  static String cut(String text, int limit) {
    String line = text.strip();
    if (line.length() <= limit) {
      return line;
    }
    int end = limit - 1;
    int space = line.lastIndexOf(' ', end);
    if (space > limit * 2 / 3) {
      end = space;
    } else if (Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end).stripTrailing() + "…";
  }
}
