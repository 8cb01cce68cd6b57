package io.pipewright.migration;

import io.pipewright.migration.PlacedNode.Entry;
import io.pipewright.migration.PlacedNode.Mapping;
import java.util.List;

/**
 * The entries of a mapping in braces.
 *
 * @param mapping a mapping of {@code text}
 */
record FlowEntries(PlacedText text, Mapping mapping) {
  /** Adds {@code words} as the last entry. */
  Edit add(String words) {
    int size = mapping.entries().size();
    if (size > 0) {
      return Edit.insert(mapping.entries().get(size - 1).value().end(), ", " + words);
    }
    int inside = mapping.place().content() + 1;
    int end = mapping.end() - 1;
    return new Edit(inside, text.between(inside, end).isBlank() ? end : inside, " " + words + " ");
  }

  /** Takes one entry and its comma away; comments around it stay. */
  List<Edit> remove(Entry entry) {
    int index = mapping.entries().indexOf(entry);
    if (index > 0) {
      return remove(mapping.entries().get(index - 1).value().end(), entry, true);
    }
    return mapping.entries().size() == 1
        ? List.of(Edit.remove(entry.key().start(), entry.value().end()))
        : remove(mapping.entries().get(1).key().start(), entry, false);
  }

  // With its neighbour in the same line the blanks go too.
  private List<Edit> remove(int neighbour, Entry entry, boolean isBefore) {
    int start = entry.key().start();
    int end = entry.value().end();
    int from = isBefore ? neighbour : end;
    int to = isBefore ? start : neighbour;
    if (text.between(from, to).matches("[ \t]*,[ \t]*")) {
      return List.of(isBefore ? Edit.remove(from, end) : Edit.remove(start, to));
    }
    int comma = comma(from, to);
    return comma < 0 ? List.of() : List.of(Edit.remove(comma, comma + 1), Edit.remove(start, end));
  }

  private int comma(int from, int to) {
    for (int at = from; at < to; at++) {
      if (text.text().charAt(at) == ',') {
        return at;
      }
      if (text.text().charAt(at) == '#') {
        at = text.lineEnd(at);
      }
    }
    return -1;
  }
}
