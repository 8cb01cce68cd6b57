package io.pipewright.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A YAML text whose values know their places.
 *
 * @param text all of it
 * @param root its one document, a mapping
 */
record PlacedText(String text, PlacedNode.Mapping root) {
  /** Reads a text; empty if it is not YAML, or not one mapping. */
  static Optional<PlacedText> read(String text) {
    try {
      return PlacedReader.read(text) instanceof PlacedNode.Mapping root
          ? Optional.of(new PlacedText(text, root))
          : Optional.empty();
    } catch (YAMLException e) {
      return Optional.empty();
    }
  }

  /** Whether YAML 1.1, which the parser speaks, ends a line at this char. */
  static boolean isBreak(int next) {
    return next == '\n' || next == '\r' || next == '\u0085' || next == '\u2028' || next == '\u2029';
  }

  /** Where the line of {@code at} starts. */
  int lineStart(int at) {
    int start = at;
    while (start > 0 && !isBreak(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** Where the line of {@code at} ends, before its break. */
  int lineEnd(int at) {
    int end = at;
    while (end < text.length() && !isBreak(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** After the break that follows the line of {@code at}; the text's end if there is none. */
  int nextLine(int at) {
    int end = lineEnd(at);
    return text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length());
  }

  /** The start of the line before the one that starts at {@code start}. */
  int lineBefore(int start) {
    return lineStart(endOfLineBefore(start));
  }

  /** The end of the line before the one that starts at {@code start}, before its break. */
  int endOfLineBefore(int start) {
    return start > 1 && text.startsWith("\r\n", start - 2) ? start - 2 : Math.max(0, start - 1);
  }

  /**
   * The end of the line of {@code end}, or of the last of the comments that follow it and are
   * indented by more than {@code column}: they belong to what ends there.
   */
  int withComments(int end, int column) {
    int last = lineEnd(end);
    for (int line = nextLine(last); line < text.length(); line = nextLine(line)) {
      int mark = line;
      while (mark < text.length() && text.charAt(mark) == ' ') {
        mark++;
      }
      if (text.startsWith("#", mark) && mark - line > column) {
        last = lineEnd(mark);
      } else if (mark < lineEnd(line)) {
        return last;
      }
    }
    return last;
  }

  /** The chars between the start of its line and {@code at}. */
  int column(int at) {
    return at - lineStart(at);
  }

  /** Where each line starts, in order. */
  List<Integer> lineStarts() {
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int end = lineEnd(0); end < text.length(); end = lineEnd(nextLine(end))) {
      starts.add(nextLine(end));
    }
    return starts;
  }

  /** The break that lines have around {@code at}. */
  String lineBreak(int at) {
    int end = lineEnd(at);
    int next = nextLine(at);
    if (next > end) {
      return text.substring(end, next);
    }
    String first = text.substring(lineEnd(0), nextLine(0));
    return first.isEmpty() ? "\n" : first;
  }

  /** Whether only spaces stand before {@code at} in its line. */
  boolean startsLine(int at) {
    return text.substring(lineStart(at), at).chars().allMatch(next -> next == ' ');
  }

  /** Whether {@code from} and {@code to} are in the same line. */
  boolean inOneLine(int from, int to) {
    return lineEnd(from) >= to;
  }

  String between(int from, int to) {
    return text.substring(from, to);
  }

  /** Whether the entry is written as {@code key: value}, with a key of its own. */
  boolean isPlainEntry(PlacedNode.Entry entry) {
    int at = entry.key().end();
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return entry.key() instanceof PlacedNode.Scalar && text.startsWith(":", at);
  }

  /** Puts {@code word} into the place of the entry's key, in the same quotes. */
  static Edit rename(PlacedNode.Entry entry, String word) {
    Place place = entry.key().place();
    return new Edit(place.content(), place.end(), quote(entry, word));
  }

  /** {@code word} in the quotes of the entry's key. */
  static String quote(PlacedNode.Entry entry, String word) {
    return entry.key() instanceof PlacedNode.Scalar key ? key.quote(word) : word;
  }

  /** Indents the lines that start after {@code from} and before {@code to} by {@code by} more. */
  List<Edit> indent(int from, int to, int by) {
    List<Edit> edits = new ArrayList<>();
    for (int line = nextLine(from); line < to; line = nextLine(line)) {
      if (lineEnd(line) > line) {
        edits.add(Edit.insert(line, " ".repeat(by)));
      }
    }
    return edits;
  }

  /**
   * The lines from {@code from}, where one starts, to {@code to}, indented by {@code by} more and
   * with a change in them.
   */
  String indented(int from, int to, int by, List<Edit> changes) {
    List<Edit> edits = new ArrayList<>(List.of(Edit.insert(from, " ".repeat(by))));
    edits.addAll(indent(from, to, by));
    edits.addAll(changes);
    return Edit.apply(text.substring(0, to), edits).orElse(text).substring(from);
  }
}
