package io.pipewright.plan.diff;

/** Text that cannot move a terminal's cursor, nor make a reader see another order of letters. */
public final class PrintableText {
  private PrintableText() {}

  /** Writes what is not to be seen, such as an escape or a mark of direction, as a number. */
  public static String of(String text) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (isPrintable(point)) {
                printable.appendCodePoint(point);
              } else {
                printable.append("\\u{%x}".formatted(point));
              }
            });
    return printable.toString();
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point == '\t';
      case Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
