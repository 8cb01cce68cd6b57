package io.pipewright.migration;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A change at one place of a text.
 *
 * @param start the first char that goes
 * @param end after the last char that goes
 * @param replacement what comes instead
 */
record Edit(int start, int end, String replacement) {
  static Edit insert(int at, String words) {
    return new Edit(at, at, words);
  }

  static Edit remove(int start, int end) {
    return new Edit(start, end, "");
  }

  /**
   * Makes all {@code edits}, whose places are those of the text as it is given. What is inserted at
   * the same place comes in the order given, and before what is replaced there.
   *
   * @return empty if two edits overlap
   */
  static Optional<String> apply(String text, List<Edit> edits) {
    List<Edit> sorted =
        edits.stream()
            .sorted(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end))
            .toList();
    StringBuilder changed = new StringBuilder();
    int done = 0;
    for (Edit edit : sorted) {
      if (edit.start < done) {
        return Optional.empty();
      }
      changed.append(text, done, edit.start).append(edit.replacement);
      done = edit.end;
    }
    return Optional.of(changed.append(text, done, text.length()).toString());
  }
}
