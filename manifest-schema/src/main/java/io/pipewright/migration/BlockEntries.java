package io.pipewright.migration;

import io.pipewright.migration.PlacedNode.Entry;
import io.pipewright.migration.PlacedNode.Mapping;
import java.util.List;

/**
 * The lines of a mapping without braces.
 *
 * @param mapping a mapping of {@code text}
 */
record BlockEntries(PlacedText text, Mapping mapping) {
  /** Where the entry's line starts, or the comments right above it that speak of it. */
  int start(Entry entry) {
    int column = text.column(entry.key().start());
    int start = text.lineStart(entry.key().start());
    int before = endBefore(entry);
    for (int above = text.lineBefore(start);
        above < start && above >= before && isCommentAt(above, column);
        above = text.lineBefore(start)) {
      start = above;
    }
    return start;
  }

  /** Where the entry's last line ends, or the comments below it that are indented more. */
  int end(Entry entry) {
    return text.withComments(entry.value().end(), text.column(entry.key().start()));
  }

  /** Takes the entry's lines away, from {@link #start} to {@link #end}. */
  Edit remove(Entry entry) {
    return removeLines(start(entry), end(entry));
  }

  /** The entry's lines to put behind another line, indented by {@code by} more. */
  String lines(Entry entry, int by, List<Edit> changes) {
    int start = start(entry);
    return text.lineBreak(start) + text.indented(start, end(entry), by, changes);
  }

  /**
   * Moves the entry with its comments to the end of another mapping without braces.
   *
   * @return nothing if the entry has no lines of its own
   */
  List<Edit> moveInto(Mapping target, Entry entry, String name) {
    if (mapping.flow() || target.entries().isEmpty() || !text.startsLine(entry.key().start())) {
      return List.of();
    }
    int by = text.column(target.entries().get(0).key().start()) - text.column(entry.key().start());
    if (by < 0) {
      return List.of();
    }
    Entry last = target.entries().get(target.entries().size() - 1);
    return List.of(
        remove(entry),
        Edit.insert(end(last), lines(entry, by, List.of(PlacedText.rename(entry, name)))));
  }

  /** Takes the entry away; a comment behind it stays in its line. */
  List<Edit> removeButComments(Entry entry) {
    int key = entry.key().start();
    if (!text.startsLine(key)) {
      return List.of();
    }
    int end = text.lineEnd(entry.value().end());
    int comment = text.text().indexOf('#', entry.value().end());
    if (comment >= 0 && comment < end) {
      return List.of(Edit.remove(key, comment));
    }
    return List.of(removeLines(text.lineStart(key), end));
  }

  // If the file ends without a line break, it still does.
  private Edit removeLines(int start, int end) {
    int next = text.nextLine(end);
    if (next > end) {
      return Edit.remove(start, next);
    }
    int line = text.lineBefore(start);
    while (line > 0 && text.between(line, text.lineEnd(line)).isBlank()) {
      line = text.lineBefore(line);
    }
    return Edit.remove(start == 0 ? 0 : text.lineEnd(line), end);
  }

  private int endBefore(Entry entry) {
    int index = mapping.entries().indexOf(entry);
    return index > 0 ? mapping.entries().get(index - 1).value().end() : mapping.place().content();
  }

  private boolean isCommentAt(int line, int column) {
    return text.inOneLine(line, line + column)
        && text.text().startsWith("#", line + column)
        && text.startsLine(line + column);
  }
}
