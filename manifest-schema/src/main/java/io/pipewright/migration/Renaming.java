package io.pipewright.migration;

import io.pipewright.migration.PlacedNode.Entry;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A key that has another name now.
 *
 * @param sites the mappings in which it stands
 * @param names its older names
 * @param to its name now
 */
record Renaming(Function<PlacedText, List<Site>> sites, List<String> names, String to)
    implements Rule {
  Renaming {
    names = List.copyOf(names);
  }

  @Override
  public List<Finding> find(PlacedText text) {
    return sites.apply(text).stream()
        .flatMap(site -> site.findAll(names).stream().map(entry -> finding(text, site, entry)))
        .toList();
  }

  private Finding finding(PlacedText text, Site site, Entry entry) {
    int at = site.lookAt(entry);
    Optional<String> twin = Twins.of(site.mapping(), names, to, entry);
    if (twin.isPresent()) {
      return Finding.forPeople(at, Twins.advice(entry.name(), twin.get(), to));
    }
    String advice = site.advice("write '" + to + "' instead of '" + entry.name() + "'");
    if (site.alias().isPresent() || !text.isPlainEntry(entry)) {
      return Finding.forPeople(at, advice);
    }
    return new Finding(
        at, advice, List.of(PlacedText.rename(entry, to)), site.moves(entry.name(), to));
  }
}
