package io.pipewright.migration;

import io.pipewright.migration.PlacedNode.Entry;
import io.pipewright.migration.PlacedNode.Mapping;
import io.pipewright.migration.PlacedNode.Scalar;
import java.util.List;

/**
 * The version itself: the first key, behind the comments that the file begins with.
 *
 * @param to what has to be written
 */
record VersionKey(int to) implements Rule {
  /** The key. */
  static final String NAME = "version";

  @Override
  public List<Finding> find(PlacedText text) {
    return text.root()
        .find(NAME)
        .map(Entry::value)
        .map(this::change)
        .orElseGet(() -> finding(0, insert(text, text.root())));
  }

  private List<Finding> change(PlacedNode value) {
    boolean isWritten =
        value.resolved() instanceof Scalar scalar && scalar.text().equals(String.valueOf(to));
    return isWritten
        ? List.of()
        : finding(
            value.start(),
            List.of(new Edit(value.place().content(), value.end(), String.valueOf(to))));
  }

  private List<Finding> finding(int at, List<Edit> edits) {
    return List.of(new Finding(at, "write '" + NAME + ": " + to + "' here", edits, List.of()));
  }

  private List<Edit> insert(PlacedText text, Mapping root) {
    if (root.entries().isEmpty()) {
      return List.of(new FlowEntries(text, root).add(NAME + ": " + to));
    }
    Entry first = root.entries().get(0);
    int start = first.key().start();
    boolean isAlone = text.startsLine(start);
    String rest = isAlone ? text.lineBreak(start) + " ".repeat(text.column(start)) : " ";
    if (root.flow()) {
      String words = PlacedText.quote(first, NAME) + ": " + to + ",";
      return List.of(Edit.insert(start, words + rest));
    }
    return isAlone ? List.of(Edit.insert(start, NAME + ": " + to + rest)) : List.of();
  }
}
