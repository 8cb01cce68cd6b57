package io.pipewright.plan.diff;

import io.pipewright.plan.diff.PlanChange.Area;
import io.pipewright.plan.diff.PlanChange.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which changes are nothing but a new name of the pipeline, its team, application or repository.
 */
final class Renaming {
  private static final Set<String> NAMES = Set.of("name", "team", "application", "repository");
  // Names of things, and texts that hold one. What a developer chose, and what a role may do, is
  // always shown.
  private static final Set<Area> AREAS =
      Set.of(Area.NAME, Area.VARIABLE, Area.APPROVAL, Area.ACTION, Area.OTHER);

  private final Map<String, String> names;
  private final Pattern old;

  private Renaming(Map<String, String> names) {
    this.names = names;
    // Longer names first: the pipeline's holds the application's.
    this.old =
        Pattern.compile(
            names.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
  }

  static Renaming of(List<PlanChange> changes) {
    Map<String, String> names = new TreeMap<>();
    changes.stream()
        .filter(Renaming::isRenaming)
        .filter(change -> !change.before().isEmpty())
        .forEach(change -> names.put(change.before(), change.after()));
    return new Renaming(names);
  }

  /** Whether a change follows from a new name; the new name itself does not. */
  boolean explains(PlanChange change) {
    return !names.isEmpty()
        && change.kind() == Kind.CHANGED
        && AREAS.contains(change.area())
        && !change.isSensitive()
        && !isRenaming(change)
        && old.matcher(change.before())
            .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(young(match.group())))
            .equals(change.after());
  }

  private String young(String name) {
    return names.getOrDefault(name, name);
  }

  private static boolean isRenaming(PlanChange change) {
    return change.kind() == Kind.CHANGED
        && change.where().equals(Place.PIPELINE.words())
        && NAMES.contains(change.what());
  }
}
