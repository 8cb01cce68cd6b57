package io.pipewright.cli.init;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes a text so that every YAML reader, of version 1.1 or 1.2, reads it as that text. */
final class YamlScalar {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_./@+-]*");
  // Booleans and nulls of YAML 1.1 among them, which many tools still read.
  private static final Set<String> WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");
  private static final int LAST_ASCII = 0x7E;

  private YamlScalar() {}

  /** {@code text} as it is if that is safe, or else in double quotes. */
  static String of(String text) {
    return PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))
        ? text
        : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                  if (character >= ' ' && character <= LAST_ASCII) {
                    quoted.appendCodePoint(character);
                  } else {
                    quoted.append(String.format("\\U%08X", character));
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }
}
