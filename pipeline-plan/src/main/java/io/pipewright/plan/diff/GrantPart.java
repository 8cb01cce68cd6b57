package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.plan.diff.PlanChange.Area;
import io.pipewright.plan.diff.PlanChange.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a role may do: which actions it gains and loses on which resources. */
final class GrantPart implements Part {
  private static final Label PERMISSION = Label.of(Area.PERMISSION, "permission");
  private static final Label WORDING =
      new Label(
          Area.PERMISSION,
          "reasons and order of the permissions",
          ValueText::ofGrants,
          Judge.NOTHING);
  private static final String GAINED = "the role may do more";
  // Far above what a role of ours has; a plan may come from anywhere.
  private static final int MOST_PAIRS = 10_000;

  @Override
  public void compare(Place place, String name, JsonNode before, JsonNode after, Changes changes) {
    changes.complete(
        place,
        WORDING,
        before,
        after,
        () -> {
          boolean isSmall = pairs(before) + pairs(after) <= MOST_PAIRS;
          Set<Atom> old = atoms(before, isSmall);
          Set<Atom> young = atoms(after, isSmall);
          for (String words : missing(after, old, isSmall)) {
            changes.report(Kind.ADDED, place, PERMISSION, "", words, Optional.of(GAINED));
          }
          for (String words : missing(before, young, isSmall)) {
            changes.report(Kind.REMOVED, place, PERMISSION, words, "", Optional.empty());
          }
        });
  }

  /** What of {@code grants} is not in {@code known}, in words. */
  private static List<String> missing(JsonNode grants, Set<Atom> known, boolean isSplit) {
    List<String> words = new ArrayList<>();
    for (JsonNode grant : grants) {
      if (!isSplit || !isUsual(grant)) {
        if (!known.contains(new Atom("", "", grant))) {
          words.add(grant.toString());
        }
        continue;
      }
      JsonNode rest = rest(grant);
      Map<List<String>, List<String>> actions = new LinkedHashMap<>();
      for (String action : ValueText.list(grant.path("actions"))) {
        List<String> resources = new ArrayList<>(ValueText.list(grant.path("resources")));
        resources.removeIf(resource -> known.contains(new Atom(action, resource, rest)));
        if (!resources.isEmpty()) {
          actions.computeIfAbsent(resources, key -> new ArrayList<>()).add(action);
        }
      }
      actions.forEach((resources, names) -> words.add(words(names, resources, grant, rest)));
    }
    return words;
  }

  private static String words(
      List<String> actions, List<String> resources, JsonNode grant, JsonNode rest) {
    return String.join(", ", actions)
        + " on "
        + String.join(", ", resources)
        + (grant.has("reason") ? ": " + ValueText.of(grant.path("reason")) : "")
        + (rest.isEmpty() ? "" : " " + rest);
  }

  private static Set<Atom> atoms(JsonNode grants, boolean isSplit) {
    Set<Atom> atoms = new HashSet<>();
    for (JsonNode grant : grants) {
      if (!isSplit || !isUsual(grant)) {
        atoms.add(new Atom("", "", grant));
        continue;
      }
      JsonNode rest = rest(grant);
      for (String action : ValueText.list(grant.path("actions"))) {
        for (String resource : ValueText.list(grant.path("resources"))) {
          atoms.add(new Atom(action, resource, rest));
        }
      }
    }
    return atoms;
  }

  private static long pairs(JsonNode grants) {
    return grants
        .valueStream()
        .mapToLong(grant -> (long) grant.path("actions").size() * grant.path("resources").size())
        .sum();
  }

  private static boolean isUsual(JsonNode grant) {
    return ValueText.isListOfText(grant.path("actions"))
        && ValueText.isListOfText(grant.path("resources"));
  }

  /** What limits a grant beyond actions and resources; ours have nothing of the kind. */
  private static JsonNode rest(JsonNode grant) {
    ObjectNode rest = grant.deepCopy();
    return rest.remove(List.of("actions", "resources", "reason"));
  }

  /** One action on one resource, or a grant that could not be split. */
  private record Atom(String action, String resource, JsonNode rest) {}
}
