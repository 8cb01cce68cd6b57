package io.pipewright.plan.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two lists whose items belong together by their keys. */
final class Matching {
  private final Map<String, JsonNode> before;
  private final Map<String, JsonNode> after;

  private Matching(Map<String, JsonNode> before, Map<String, JsonNode> after) {
    this.before = before;
    this.after = after;
  }

  /** By the member {@code name}, or by its place where an item has none. */
  static Matching byName(JsonNode before, JsonNode after) {
    return by(names(before), before, names(after), after);
  }

  /**
   * By keys that are given, one for each item. Of several items with the same key the second is
   * {@code KEY (2)}, and so on.
   */
  static Matching by(
      List<String> keysBefore, JsonNode before, List<String> keysAfter, JsonNode after) {
    return new Matching(keyed(keysBefore, before), keyed(keysAfter, after));
  }

  private static List<String> names(JsonNode array) {
    List<String> names = new ArrayList<>();
    for (JsonNode item : array) {
      JsonNode name = item.path("name");
      names.add(name.isTextual() ? name.asText() : "#" + (names.size() + 1));
    }
    return names;
  }

  private static Map<String, JsonNode> keyed(List<String> keys, JsonNode array) {
    Map<String, JsonNode> keyed = new LinkedHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int index = 0; index < keys.size(); index++) {
      String wanted = keys.get(index);
      String free = wanted;
      while (keyed.containsKey(free)) {
        free = wanted + " (" + (seen.merge(wanted, 1, Integer::sum) + 1) + ")";
      }
      keyed.put(free, array.path(index));
    }
    return keyed;
  }

  /** The item before; missing if there was none. */
  JsonNode before(String key) {
    return before.getOrDefault(key, MissingNode.getInstance());
  }

  /** The item after; missing if there is none. */
  JsonNode after(String key) {
    return after.getOrDefault(key, MissingNode.getInstance());
  }

  /** All keys as they stand after; what went is where it stood. */
  List<String> keys() {
    Map<String, List<String>> gone = new HashMap<>();
    String behind = "";
    for (String key : before.keySet()) {
      if (after.containsKey(key)) {
        behind = "=" + key;
      } else {
        gone.computeIfAbsent(behind, place -> new ArrayList<>()).add(key);
      }
    }
    List<String> keys = new ArrayList<>(gone.getOrDefault("", List.of()));
    for (String key : after.keySet()) {
      keys.add(key);
      keys.addAll(gone.getOrDefault("=" + key, List.of()));
    }
    return keys;
  }

  /** What stands at another place among the items that stay: as few as explain the new order. */
  Set<String> moved() {
    List<String> was = new ArrayList<>(before.keySet());
    was.retainAll(after.keySet());
    List<String> is = new ArrayList<>(after.keySet());
    is.retainAll(before.keySet());
    if (was.equals(is)) {
      return Set.of();
    }
    Set<String> moved = new LinkedHashSet<>(is);
    // Several choices may be the smallest: back and forth take the same one.
    boolean isForth = String.join("\0", was).compareTo(String.join("\0", is)) < 0;
    moved.removeAll(isForth ? unmoved(was, is) : unmoved(is, was));
    return moved;
  }

  /** The longest run of keys that have the same order in both. */
  private static Set<String> unmoved(List<String> one, List<String> other) {
    Map<String, Integer> places = new HashMap<>();
    for (int index = 0; index < one.size(); index++) {
      places.put(one.get(index), index);
    }
    int[] ends = new int[other.size()];
    int[] previous = new int[one.size()];
    int length = 0;
    for (String key : other) {
      int place = places.getOrDefault(key, 0);
      int found = Arrays.binarySearch(ends, 0, length, place);
      int at = found < 0 ? -found - 1 : found;
      previous[place] = at == 0 ? -1 : ends[at - 1];
      ends[at] = place;
      length = Math.max(length, at + 1);
    }
    Set<String> unmoved = new HashSet<>();
    for (int place = length == 0 ? -1 : ends[length - 1]; place >= 0; place = previous[place]) {
      unmoved.add(one.get(place));
    }
    return unmoved;
  }

  /** Where an item stood, in words. */
  String placeBefore(String key) {
    return place(before, key);
  }

  /** Where an item stands, in words. */
  String placeAfter(String key) {
    return place(after, key);
  }

  private static String place(Map<String, JsonNode> items, String key) {
    List<String> keys = new ArrayList<>(items.keySet());
    int index = keys.indexOf(key);
    return "number " + (index + 1) + (index == 0 ? "" : ", after " + keys.get(index - 1));
  }
}
