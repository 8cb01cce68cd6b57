package io.pipewright.language;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A glob over paths with {@code /} between their parts, with the meaning that {@code
 * java.nio.file.FileSystem.getPathMatcher} gives it. That one is not used because it depends on the
 * machine: without a UTF-8 locale it refuses names that are not ASCII.
 */
public final class Glob {
  private final String text;
  private final Pattern pattern;

  private Glob(String text, Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /**
   * Reads a glob.
   *
   * @throws IllegalArgumentException if a bracket or a brace is not closed, or groups are nested
   */
  public static Glob parse(String text) {
    try {
      return new Glob(text, Pattern.compile(new Translation(text).regex(), Pattern.DOTALL));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("not a glob: '" + text + "'", e);
    }
  }

  /** Whether {@code path}, from the root of the repository, matches. */
  public boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob && glob.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private static final class Translation {
    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int at;
    private boolean inGroup;

    Translation(String glob) {
      this.glob = glob;
    }

    String regex() {
      while (at < glob.length()) {
        next(glob.charAt(at++));
      }
      if (inGroup) {
        throw unclosed('{');
      }
      return regex.toString();
    }

    private void next(char character) {
      switch (character) {
        case '*' -> star();
        case '?' -> regex.append("[^/]");
        case '[' -> bracket();
        case '{' -> open();
        case '}' -> close();
        case ',' -> regex.append(inGroup ? "|" : ",");
        case '\\' -> literal(escaped());
        default -> literal(character);
      }
    }

    private void star() {
      if (at < glob.length() && glob.charAt(at) == '*') {
        at++;
        regex.append(".*");
      } else {
        regex.append("[^/]*");
      }
    }

    private void open() {
      if (inGroup) {
        throw new IllegalArgumentException("groups cannot be nested: '" + glob + "'");
      }
      inGroup = true;
      regex.append("(?:");
    }

    private void close() {
      regex.append(inGroup ? ")" : "\\}");
      inGroup = false;
    }

    // In brackets everything stands for itself but a leading '!' and a '-' between two characters.
    private void bracket() {
      int end = glob.indexOf(']', at + 1);
      if (end < 0) {
        throw unclosed('[');
      }
      String inside = glob.substring(at, end);
      at = end + 1;
      boolean negated = inside.startsWith("!");
      String members = negated ? inside.substring(1) : inside;
      regex.append("[[^/]&&[").append(negated ? "^" : "");
      for (int index = 0; index < members.length(); index++) {
        char member = members.charAt(index);
        boolean special = member < 128 && member != '-' && !Character.isLetterOrDigit(member);
        regex.append(special ? "\\" : "").append(member);
      }
      regex.append("]]");
    }

    private char escaped() {
      if (at == glob.length()) {
        throw unclosed('\\');
      }
      return glob.charAt(at++);
    }

    private void literal(char character) {
      regex.append(Pattern.quote(String.valueOf(character)));
    }

    private IllegalArgumentException unclosed(char opening) {
      return new IllegalArgumentException(
          "'" + opening + "' is not closed in the glob '" + glob + "'");
    }
  }
}
