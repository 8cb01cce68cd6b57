package io.pipewright.migration;

import io.pipewright.migration.PlacedNode.Alias;
import io.pipewright.migration.PlacedNode.Entry;
import io.pipewright.migration.PlacedNode.Mapping;
import io.pipewright.migration.PlacedNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A key of the top level that stands below another key now, for example {@code coverage} below
 * {@code test}.
 *
 * @param names its older names
 * @param parent the key that it stands below
 * @param child its name there
 */
record Nesting(List<String> names, String parent, String child) implements Rule {
  private static final Set<Integer> FLOW =
      ",?[]{}".chars().boxed().collect(Collectors.toUnmodifiableSet());

  Nesting {
    names = List.copyOf(names);
  }

  @Override
  public List<Finding> find(PlacedText text) {
    return text.root().findAll(names).stream().map(entry -> finding(text, entry)).toList();
  }

  private Finding finding(PlacedText text, Entry entry) {
    int at = entry.key().start();
    String name = parent + "." + child;
    Optional<Entry> below = text.root().find(parent);
    Optional<String> twin =
        Twins.of(text.root(), names, name, entry)
            .or(() -> below.flatMap(this::child).map(found -> name));
    if (twin.isPresent()) {
      return Finding.forPeople(at, Twins.advice(entry.name(), twin.get(), name));
    }
    String advice =
        "write '" + child + "' below '" + parent + "' instead of '" + entry.name() + "' here";
    List<Edit> edits =
        !text.isPlainEntry(entry)
            ? List.of()
            : below.map(found -> move(text, entry, found)).orElseGet(() -> wrap(text, entry));
    return new Finding(
        at, advice, edits, List.of(new Move(List.of(entry.name()), List.of(parent, child))));
  }

  private Optional<Entry> child(Entry below) {
    return below.value().resolved() instanceof Mapping mapping
        ? mapping.find(child)
        : Optional.empty();
  }

  private List<Edit> wrap(PlacedText text, Entry entry) {
    if (!fitsInBraces(text, entry.value())) {
      return List.of();
    }
    Place key = entry.key().place();
    String opening = PlacedText.quote(entry, parent) + ": { " + PlacedText.quote(entry, child);
    return List.of(
        new Edit(key.content(), key.end(), opening), Edit.insert(entry.value().end(), " }"));
  }

  private List<Edit> move(PlacedText text, Entry entry, Entry below) {
    if (entry.isBound() || !(below.value() instanceof Mapping mapping)) {
      return List.of();
    }
    BlockEntries top = new BlockEntries(text, text.root());
    if (!mapping.flow()) {
      return top.moveInto(mapping, entry, child);
    }
    if (!fitsInBraces(text, entry.value())) {
      return List.of();
    }
    List<Edit> edits =
        new ArrayList<>(
            text.root().flow()
                ? new FlowEntries(text, text.root()).remove(entry)
                : top.removeButComments(entry));
    Entry model = mapping.entries().stream().findFirst().orElse(entry);
    String words = text.between(entry.value().start(), entry.value().end());
    edits.add(new FlowEntries(text, mapping).add(PlacedText.quote(model, child) + ": " + words));
    return edits;
  }

  // In braces a comma or a bracket would end a word that is not in quotes.
  private static boolean fitsInBraces(PlacedText text, PlacedNode value) {
    if (value instanceof Alias alias) {
      return alias.target() instanceof Scalar;
    }
    if (!(value instanceof Scalar scalar) || !text.inOneLine(scalar.start(), scalar.end())) {
      return false;
    }
    return switch (scalar.style()) {
      case PLAIN -> !scalar.text().isEmpty() && scalar.text().chars().noneMatch(FLOW::contains);
      case SINGLE_QUOTED, DOUBLE_QUOTED -> true;
      default -> false;
    };
  }
}
