package io.pipewright.migration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/**
 * What a text says, whatever it looks like: each scalar by its path, aliases followed. The version
 * is left out.
 *
 * @param scalars a scalar's path and its text, with a mark if that is not in quotes
 * @param collections the paths of mappings and lists
 */
record Content(Map<List<Object>, String> scalars, Set<List<Object>> collections) {
  // The reader allows half of it. A text that says more has gone wrong.
  private static final int MAXIMUM = 20_000;

  static Content of(PlacedText text) {
    Content content = new Content(new HashMap<>(), new HashSet<>());
    content.add(List.of(), text.root());
    content.scalars.remove(List.of("version"));
    return content;
  }

  /** What is said after {@code moves}. */
  Content after(List<Move> moves) {
    Map<List<Object>, List<Object>> targets = new HashMap<>();
    moves.forEach(move -> targets.put(move.from(), move.to()));
    int longest = moves.stream().mapToInt(move -> move.from().size()).max().orElse(0);
    Content moved = new Content(new HashMap<>(), new HashSet<>());
    scalars.forEach((path, text) -> moved.scalars.put(target(path, targets, longest), text));
    collections.forEach(path -> moved.collections.add(target(path, targets, longest)));
    return moved;
  }

  /** Whether {@code other} says the same, perhaps with mappings around it. */
  boolean isKeptIn(Content other) {
    return scalars.equals(other.scalars) && other.collections.containsAll(collections);
  }

  private static List<Object> target(
      List<Object> path, Map<List<Object>, List<Object>> targets, int longest) {
    for (int length = Math.min(longest, path.size()); length > 0; length--) {
      List<Object> target = targets.get(path.subList(0, length));
      if (target != null) {
        return Move.join(target, path.subList(length, path.size()).toArray());
      }
    }
    return path;
  }

  private void add(List<Object> path, PlacedNode node) {
    PlacedNode resolved = node.resolved();
    if (scalars.size() + collections.size() > MAXIMUM) {
      return;
    }
    if (resolved instanceof PlacedNode.Scalar scalar) {
      scalars.put(path, (scalar.style() == ScalarStyle.PLAIN ? "" : "\"") + scalar.text());
    } else if (resolved instanceof PlacedNode.Sequence sequence) {
      collections.add(path);
      for (int index = 0; index < sequence.items().size(); index++) {
        add(Move.join(path, index), sequence.items().get(index));
      }
    } else if (resolved instanceof PlacedNode.Mapping mapping) {
      collections.add(path);
      mapping.entries().forEach(entry -> add(Move.join(path, entry.name()), entry.value()));
    }
  }
}
