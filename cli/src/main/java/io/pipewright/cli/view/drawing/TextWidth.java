package io.pipewright.cli.view.drawing;

/**
 * How wide a text is at most. Which font a viewer has is not known here, so the widths are those of
 * DejaVu Sans Bold, the widest among the fonts that are likely.
 */
final class TextWidth {
  // From the space to the tilde, in hundredths of the font's size.
  private static final int[] PRINTABLE = {
    35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70,
    70, 70, 40, 40, 84, 84, 84, 59, 100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 38, 78, 64, 100, 84,
    86, 74, 86, 78, 73, 69, 82, 78, 111, 78, 73, 73, 46, 37, 46, 84, 50, 50, 68, 72, 60, 72, 68, 44,
    72, 72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84
  };
  private static final int OTHER = 110;

  private TextWidth() {}

  /** Of a text in a font of {@code size}, in the same unit. */
  static double of(String text, double size) {
    return text.codePoints().map(TextWidth::hundredths).sum() * size / 100;
  }

  private static int hundredths(int character) {
    int index = character - ' ';
    return index >= 0 && index < PRINTABLE.length ? PRINTABLE[index] : OTHER;
  }
}
