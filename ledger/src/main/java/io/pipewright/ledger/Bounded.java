package io.pipewright.ledger;

import java.util.ArrayList;
import java.util.List;

/** Texts for people, short enough for an item of the table whatever a repository holds. */
final class Bounded {
  private static final int CHARACTERS = 1_000;
  private static final int TEXTS = 100;

  private Bounded() {}

  static String text(String text) {
    return text.length() <= CHARACTERS ? text : text.substring(0, CHARACTERS - 1) + "…";
  }

  static List<String> texts(List<String> texts) {
    List<String> bounded = new ArrayList<>(texts.stream().limit(TEXTS).map(Bounded::text).toList());
    // What says how many are left out is kept when the same list is bounded again.
    if (texts.size() == TEXTS + 1 && texts.get(TEXTS).startsWith("and ")) {
      bounded.add(texts.get(TEXTS));
    } else if (texts.size() > TEXTS) {
      bounded.add("and %d more".formatted(texts.size() - TEXTS));
    }
    return List.copyOf(bounded);
  }
}
