package io.pipewright.migration;

import java.util.List;

/**
 * Something of an older version that a rule found.
 *
 * @param at where, in chars from the text's beginning
 * @param advice what a person has to do if no program does it
 * @param edits what mends it; none if only a person can
 * @param moves what the edits mean
 */
record Finding(int at, String advice, List<Edit> edits, List<Move> moves) {
  Finding {
    edits = List.copyOf(edits);
    moves = List.copyOf(moves);
  }

  static Finding forPeople(int at, String advice) {
    return new Finding(at, advice, List.of(), List.of());
  }

  boolean isMendable() {
    return !edits.isEmpty();
  }
}
