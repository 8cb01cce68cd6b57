package io.pipewright.migration;

import io.pipewright.migration.PlacedNode.Entry;
import io.pipewright.migration.PlacedNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The template and the parameters of a deployment, which stand below {@code target} and {@code
 * cloudformation} now. Both stay where the first of them is.
 *
 * @param sites the deployments
 */
record TargetOfItem(Function<PlacedText, List<Site>> sites) implements Rule {
  private static final List<String> MEMBERS = List.of("template", "parameters");
  private static final String TARGET = "target";
  private static final String KIND = "cloudformation";
  private static final String ADVICE =
      "write it below 'target: { cloudformation: … }' of this deployment";

  @Override
  public List<Finding> find(PlacedText text) {
    return sites.apply(text).stream()
        .filter(site -> !site.findAll(MEMBERS).isEmpty())
        .map(site -> finding(text, site, site.findAll(MEMBERS)))
        .toList();
  }

  private static Finding finding(PlacedText text, Site site, List<Entry> members) {
    Mapping item = site.mapping();
    Entry first = members.get(0);
    String advice = site.advice("'" + first.name() + "': " + ADVICE);
    Entry last = members.get(members.size() - 1);
    boolean together =
        item.entries().indexOf(last) - item.entries().indexOf(first) < members.size();
    boolean mendable =
        site.alias().isEmpty()
            && item.find(TARGET).isEmpty()
            && members.stream().allMatch(text::isPlainEntry)
            && (together || !last.isBound());
    List<Edit> edits =
        !mendable
            ? List.of()
            : item.flow()
                ? inBraces(text, item, members, together)
                : inLines(text, item, members, together);
    List<Move> moves =
        members.stream()
            .flatMap(member -> site.moves(member.name(), TARGET, KIND, member.name()).stream())
            .toList();
    return new Finding(site.lookAt(first), advice, edits, moves);
  }

  private static List<Edit> inBraces(
      PlacedText text, Mapping item, List<Entry> members, boolean together) {
    Entry first = members.get(0);
    Entry last = members.get(members.size() - 1);
    String opening =
        PlacedText.quote(first, TARGET) + ": { " + PlacedText.quote(first, KIND) + ": { ";
    List<Edit> edits = new ArrayList<>(List.of(Edit.insert(first.key().start(), opening)));
    if (together) {
      edits.add(Edit.insert(last.value().end(), " } }"));
    } else {
      String words = text.between(last.key().start(), last.value().end());
      edits.add(Edit.insert(first.value().end(), ", " + words + " } }"));
      edits.addAll(new FlowEntries(text, item).remove(last));
    }
    return edits;
  }

  private static List<Edit> inLines(
      PlacedText text, Mapping item, List<Entry> members, boolean together) {
    Entry first = members.get(0);
    Entry last = members.get(members.size() - 1);
    int start = first.key().start();
    int column = text.column(start);
    int step = step(text, item, members);
    String deeper = text.lineBreak(start) + " ".repeat(column + step);
    String opening = TARGET + ":" + deeper + KIND + ":" + deeper + " ".repeat(step);
    List<Edit> edits = new ArrayList<>(List.of(Edit.insert(start, opening)));
    edits.addAll(
        text.indent(
            start, text.withComments((together ? last : first).value().end(), column), 2 * step));
    if (!together) {
      BlockEntries entries = new BlockEntries(text, item);
      edits.add(Edit.insert(entries.end(first), entries.lines(last, 2 * step, List.of())));
      edits.add(entries.remove(last));
    }
    return edits;
  }

  // As far as the item's own mappings are indented, else as far as the item from its dash.
  private static int step(PlacedText text, Mapping item, List<Entry> members) {
    int column = text.column(item.entries().get(0).key().start());
    return members.stream()
        .map(Entry::value)
        .flatMap(
            value ->
                value instanceof Mapping inner && !inner.flow()
                    ? inner.entries().stream()
                    : Stream.empty())
        .map(entry -> text.column(entry.key().start()) - column)
        .filter(by -> by > 0)
        .findFirst()
        .orElseGet(() -> fromDash(text, item));
  }

  private static int fromDash(PlacedText text, Mapping item) {
    int start = item.entries().get(0).key().start();
    String before = text.between(text.lineStart(start), start);
    int dash = before.lastIndexOf('-');
    return dash < 0 ? 2 : before.length() - dash;
  }
}
