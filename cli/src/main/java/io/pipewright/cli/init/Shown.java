package io.pipewright.cli.init;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * What a repository says, as it is shown to people: on one line, short, and without characters that
 * do something to a terminal or to YAML instead of being seen.
 */
final class Shown {
  private static final int LONGEST = 80;
  private static final int MOST = 5;

  private Shown() {}

  /** One name or value. */
  static String text(String text) {
    String plain =
        text.codePoints()
            .limit(LONGEST + 1L)
            .map(character -> isSeen(character) ? character : '?')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return plain.codePointCount(0, plain.length()) > LONGEST
        ? plain.substring(0, plain.offsetByCodePoints(0, LONGEST)) + "…"
        : plain;
  }

  /** The first of several, and how many more there are. */
  static String some(Collection<String> texts) {
    return some(texts, MOST);
  }

  /** The first {@code most} of several, and how many more there are. */
  static String some(Collection<String> texts, int most) {
    String first = texts.stream().limit(most).map(Shown::text).collect(Collectors.joining(", "));
    return texts.size() > most ? first + " and " + (texts.size() - most) + " more" : first;
  }

  private static boolean isSeen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
