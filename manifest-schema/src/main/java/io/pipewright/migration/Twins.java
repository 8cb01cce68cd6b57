package io.pipewright.migration;

import io.pipewright.migration.PlacedNode.Entry;
import io.pipewright.migration.PlacedNode.Mapping;
import java.util.List;
import java.util.Optional;

/** Keys of one mapping that mean the same: which of them counts, only a person can say. */
final class Twins {
  private Twins() {}

  /** Another key of {@code mapping} that means what {@code entry} means. */
  static Optional<String> of(Mapping mapping, List<String> older, String now, Entry entry) {
    return mapping.entries().stream()
        .map(Entry::name)
        .filter(name -> name.equals(now) || older.contains(name))
        .filter(name -> !name.equals(entry.name()))
        .findFirst();
  }

  static String advice(String name, String twin, String now) {
    return "'" + name + "' and '" + twin + "' mean the same: keep one of the two, as '" + now + "'";
  }
}
