package io.pipewright.migration;

import io.pipewright.migration.PlacedNode.Alias;
import io.pipewright.migration.PlacedNode.Entry;
import io.pipewright.migration.PlacedNode.Mapping;
import io.pipewright.migration.PlacedNode.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mapping in which a rule looks.
 *
 * @param paths where it is in the file; several if aliases name it
 * @param mapping its keys
 * @param alias the alias by which the rule got there, if what it names stands elsewhere: such a
 *     mapping is not changed, because others may look at it too
 */
record Site(List<List<Object>> paths, Mapping mapping, Optional<Alias> alias) {
  private static final String SCAN = "scan";
  private static final String DEPLOY = "deploy";

  Site {
    paths = List.copyOf(paths);
  }

  /** The top level of the file. */
  static List<Site> top(PlacedText text) {
    return List.of(new Site(List.of(List.of()), text.root(), Optional.empty()));
  }

  /** What stands below {@code scan}. */
  static List<Site> scan(PlacedText text) {
    return text.root().find(SCAN).stream()
        .flatMap(entry -> mapping(List.of(List.of(SCAN)), entry.value(), Optional.empty()))
        .toList();
  }

  /** The items of {@code deploy}. */
  static List<Site> deployments(PlacedText text) {
    return text.root().find(DEPLOY).map(Entry::value).stream()
        .flatMap(
            value ->
                value.resolved() instanceof Sequence list
                    ? items(
                        list,
                        Optional.of(value).filter(Alias.class::isInstance).map(Alias.class::cast))
                    : Stream.empty())
        .toList();
  }

  private static Stream<Site> items(Sequence list, Optional<Alias> alias) {
    Map<Integer, List<List<Object>>> aliased = new HashMap<>();
    List<PlacedNode> items = list.items();
    for (int index = 0; index < items.size(); index++) {
      aliased
          .computeIfAbsent(items.get(index).resolved().start(), start -> new ArrayList<>())
          .add(List.of(DEPLOY, index));
    }
    // An alias of another item follows that item; it is no site of its own.
    Set<Integer> own =
        items.stream()
            .filter(item -> !(item instanceof Alias))
            .map(PlacedNode::start)
            .collect(Collectors.toSet());
    return items.stream()
        .filter(item -> !(item instanceof Alias) || !own.contains(item.resolved().start()))
        .flatMap(
            item -> mapping(aliased.getOrDefault(item.resolved().start(), List.of()), item, alias));
  }

  private static Stream<Site> mapping(
      List<List<Object>> paths, PlacedNode node, Optional<Alias> through) {
    Optional<Alias> alias = node instanceof Alias found ? Optional.of(found) : through;
    return node.resolved() instanceof Mapping mapping
        ? Stream.of(new Site(paths, mapping, alias))
        : Stream.empty();
  }

  List<Entry> findAll(Collection<String> names) {
    return mapping.findAll(names);
  }

  /** Where a person has to look for {@code entry}: at the alias that hides it, if there is one. */
  int lookAt(Entry entry) {
    return alias.map(PlacedNode::start).orElse(entry.key().start());
  }

  /** {@code advice}, which says of an alias that the place meant is elsewhere. */
  String advice(String advice) {
    return alias.isPresent() ? advice + ", in what this alias names" : advice;
  }

  /** From {@code name} to {@code steps} below this mapping. */
  List<Move> moves(String name, Object... steps) {
    return paths.stream()
        .map(path -> new Move(Move.join(path, name), Move.join(path, steps)))
        .toList();
  }
}
