package io.pipewright.cli.view.output;

import gg.jte.TemplateOutput;
import java.nio.charset.StandardCharsets;

/**
 * Collects what a template writes. Characters that XML does not allow, or that make text read in
 * another order than it is stored, are replaced by U+FFFD: a value must look like what it is.
 */
public final class CleanOutput implements TemplateOutput {
  private static final int REPLACEMENT = 0xFFFD;

  private final StringBuilder text = new StringBuilder();

  /** What was written. */
  public String text() {
    return text.toString();
  }

  @Override
  public void writeContent(String value) {
    value.codePoints().map(CleanOutput::clean).forEach(text::appendCodePoint);
  }

  @Override
  public void writeContent(String value, int beginIndex, int endIndex) {
    writeContent(value.substring(beginIndex, endIndex));
  }

  @Override
  public void writeBinaryContent(byte[] value) {
    writeContent(new String(value, StandardCharsets.UTF_8));
  }

  private static int clean(int character) {
    return switch (character) {
      case '\n', '\t', '\r' -> character;
      case 0xFFFE, 0xFFFF -> REPLACEMENT;
      default ->
          Character.isISOControl(character) || isLoneSurrogate(character) || turns(character)
              ? REPLACEMENT
              : character;
    };
  }

  private static boolean isLoneSurrogate(int character) {
    return Character.getType(character) == Character.SURROGATE;
  }

  /** Embeddings, overrides and isolates of the bidirectional algorithm. */
  private static boolean turns(int character) {
    return (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
