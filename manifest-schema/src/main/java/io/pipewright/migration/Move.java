package io.pipewright.migration;

import java.util.ArrayList;
import java.util.List;

/**
 * What an edit means: the value at a path, and all below it, is at another path afterwards.
 *
 * @param from keys as text, indexes as integers
 * @param to likewise
 */
record Move(List<Object> from, List<Object> to) {
  Move {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }

  static List<Object> join(List<Object> path, Object... steps) {
    List<Object> joined = new ArrayList<>(path);
    joined.addAll(List.of(steps));
    return List.copyOf(joined);
  }
}
