package io.pipewright.cli.view.drawing;

import java.util.ArrayList;
import java.util.List;

/** Fits text into the room that it has. */
final class FittedText {
  private static final String CUT = "…";

  private FittedText() {}

  /** As much as fits on one line; what is cut ends with an ellipsis. */
  static String line(String text, double size, double room) {
    if (TextWidth.of(text, size) <= room) {
      return text;
    }
    return text.substring(0, fitting(text, size, room - TextWidth.of(CUT, size))) + CUT;
  }

  /** As much as fits on {@code most} lines; broken after a hyphen or a space where there is one. */
  static List<String> lines(String text, double size, double room, int most) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (lines.size() < most - 1 && TextWidth.of(rest, size) > room) {
      int end = breakBefore(rest, Math.max(1, fitting(rest, size, room)));
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    lines.add(line(rest, size, room));
    return lines;
  }

  /** How many characters fit; a pair of surrogates is not torn apart. */
  private static int fitting(String text, double size, double room) {
    int end = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      if (TextWidth.of(text.substring(0, next), size) > room) {
        return end;
      }
      end = next;
    }
    return end;
  }

  private static int breakBefore(String text, int end) {
    if (text.charAt(end) == ' ') {
      return end;
    }
    int at = Math.max(text.lastIndexOf('-', end - 1), text.lastIndexOf(' ', end - 1)) + 1;
    return at > end / 3 ? at : end;
  }
}
