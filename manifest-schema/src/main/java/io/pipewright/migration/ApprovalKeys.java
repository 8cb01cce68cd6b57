package io.pipewright.migration;

import io.pipewright.migration.PlacedNode.Entry;
import io.pipewright.migration.PlacedNode.Mapping;
import io.pipewright.migration.PlacedNode.Sequence;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Approvals and gates that the manifest asks for. Now the organisation's file decides on them, so
 * they are left where they are: the reader refuses the key, and nobody loses an approval without
 * knowing.
 */
record ApprovalKeys() implements Rule {
  private static final Set<String> GATES = Set.of("gate", "gates");

  // Below it are the names of a template's parameters.
  private static final String FREE = "parameters";

  @Override
  public List<Finding> find(PlacedText text) {
    return find(text.root()).toList();
  }

  private static Stream<Finding> find(PlacedNode node) {
    if (node instanceof Sequence sequence) {
      return sequence.items().stream().flatMap(ApprovalKeys::find);
    }
    return node instanceof Mapping mapping
        ? mapping.entries().stream()
            .filter(entry -> !entry.name().equals(FREE))
            .flatMap(
                entry -> isApproval(entry.name()) ? Stream.of(finding(entry)) : find(entry.value()))
        : Stream.empty();
  }

  private static boolean isApproval(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    return word.contains("approv") || GATES.contains(word);
  }

  private static Finding finding(Entry entry) {
    return Finding.forPeople(
        entry.key().start(),
        "'"
            + entry.name()
            + "' was left here on purpose: approvals and gates come from the organisation's file now."
            + " Ask its owners whether this is protected there, then remove the key");
  }
}
