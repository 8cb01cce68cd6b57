package io.pipewright.migration;

import io.pipewright.migration.PlacedNode.Entry;
import io.pipewright.migration.PlacedNode.Scalar;
import io.pipewright.migration.PlacedNode.Sequence;
import java.util.ArrayList;
import java.util.List;

/** The addresses to notify, which stand below {@code email} now. */
record NotifyList() implements Rule {
  private static final String KEY = "notify";
  private static final String CHILD = "email";
  private static final int USUAL_STEP = 2;

  @Override
  public List<Finding> find(PlacedText text) {
    return text.root().find(KEY).stream()
        .filter(entry -> entry.value().resolved() instanceof Sequence)
        .map(entry -> finding(text, entry))
        .toList();
  }

  private static Finding finding(PlacedText text, Entry entry) {
    List<Edit> edits =
        entry.value() instanceof Sequence list
                && text.isPlainEntry(entry)
                && list.items().stream().allMatch(item -> item.resolved() instanceof Scalar)
            ? list.flow() ? inBraces(entry) : inLines(text, entry, list)
            : List.of();
    return new Finding(
        entry.key().start(),
        "write the addresses below 'email' of 'notify', as a list",
        edits,
        List.of(new Move(List.of(KEY), List.of(KEY, CHILD))));
  }

  private static List<Edit> inBraces(Entry entry) {
    return List.of(
        Edit.insert(entry.value().start(), "{ " + PlacedText.quote(entry, CHILD) + ": "),
        Edit.insert(entry.value().end(), " }"));
  }

  private static List<Edit> inLines(PlacedText text, Entry entry, Sequence list) {
    int column = text.column(entry.key().start());
    int deeper = text.column(list.place().content()) - column;
    int step = deeper > 0 ? deeper : USUAL_STEP;
    int next = text.nextLine(entry.key().end());
    String opening = " ".repeat(column + step) + CHILD + ":" + text.lineBreak(entry.key().start());
    List<Edit> edits = new ArrayList<>(List.of(Edit.insert(next, opening)));
    edits.addAll(text.indent(entry.key().end(), text.withComments(list.end(), column), step));
    return edits;
  }
}
