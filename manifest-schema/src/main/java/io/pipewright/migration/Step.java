package io.pipewright.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way from one version to the next.
 *
 * @param from the version it starts from
 * @param rules all differences to the next version, in the order in which they are mended
 */
record Step(int from, List<Rule> rules) {
  // Where edits together go wrong, each is tried by itself, unless that would mean to read more
  // chars
  // than these. Of a manifest of two screens there may be a hundred findings.
  private static final int READ_AT_MOST = 500_000;

  Step {
    rules = List.copyOf(rules);
  }

  /** The version it leads to. */
  int to() {
    return from + 1;
  }

  /** The text after all that a program can mend. */
  PlacedText apply(PlacedText text) {
    PlacedText changed = text;
    for (Rule rule : rules) {
      changed = apply(changed, rule.find(changed).stream().filter(Finding::isMendable).toList());
    }
    return changed;
  }

  /** What is left of the older version in a text to which this step was applied. */
  Stream<Finding> leftIn(PlacedText text) {
    return rules.stream().flatMap(rule -> rule.find(text).stream());
  }

  private static PlacedText apply(PlacedText text, List<Finding> findings) {
    if (findings.isEmpty()) {
      return text;
    }
    Content before = Content.of(text);
    Optional<PlacedText> all = mend(text, before, findings);
    if (all.isPresent() || findings.size() * (long) text.text().length() > READ_AT_MOST) {
      return all.orElse(text);
    }
    List<Finding> sound = new ArrayList<>();
    PlacedText changed = text;
    for (Finding finding : findings) {
      sound.add(finding);
      Optional<PlacedText> more = mend(text, before, sound);
      if (more.isEmpty()) {
        sound.remove(finding);
      }
      changed = more.orElse(changed);
    }
    return changed;
  }

  // The edits are trusted only as far as the text says the same afterwards.
  private static Optional<PlacedText> mend(
      PlacedText text, Content before, List<Finding> findings) {
    List<Edit> edits = findings.stream().flatMap(finding -> finding.edits().stream()).toList();
    List<Move> moves = findings.stream().flatMap(finding -> finding.moves().stream()).toList();
    return Edit.apply(text.text(), edits)
        .flatMap(PlacedText::read)
        .filter(after -> before.after(moves).isKeptIn(Content.of(after)));
  }
}
