package io.pipewright.localcloud.bitbucket.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code q} and {@code sort} ask for, as far as it goes here: comparisons joined by AND, such
 * as {@code state="MERGED" AND destination.branch.name="main"}, and one field to sort by.
 */
final class Query {
  private static final Pattern COMPARISON =
      Pattern.compile(
          "\\s*([a-z_.]+)\\s*(=|!=|~|>=|<=|>|<)\\s*(\"((?:[^\"\\\\]|\\\\.)*)\"|[^\\s\"]+)\\s*");
  private static final Pattern AND = Pattern.compile("(?i)AND\\b");

  private Query() {}

  /** Whether an element is wanted. */
  static Predicate<JsonNode> filter(String query) {
    List<Predicate<JsonNode>> all = new ArrayList<>();
    Matcher comparison = COMPARISON.matcher(query);
    int at = 0;
    while (at < query.length() && comparison.find(at) && comparison.start() == at) {
      String quoted = comparison.group(4);
      String value = quoted == null ? comparison.group(3) : quoted.replaceAll("\\\\(.)", "$1");
      String operator = comparison.group(2);
      String field = comparison.group(1);
      all.add(node -> compare(text(node, field), operator, value));
      at = comparison.end();
      Matcher and = AND.matcher(query).region(at, query.length());
      if (at < query.length() && and.lookingAt()) {
        at = and.end();
      }
    }
    if (at < query.length()) {
      throw RestError.invalid("q", "Invalid query: " + query);
    }
    return all.stream().reduce(node -> true, Predicate::and);
  }

  /** The order that is asked for; a minus turns it round. */
  static Comparator<JsonNode> order(String sort) {
    boolean down = sort.startsWith("-");
    String field = down ? sort.substring(1) : sort;
    Comparator<JsonNode> up =
        Comparator.<JsonNode>comparingDouble(node -> node.at(pointer(field)).asDouble())
            .thenComparing(node -> text(node, field));
    return down ? up.reversed() : up;
  }

  private static boolean compare(String found, String operator, String value) {
    return switch (operator) {
      case "=" -> found.equals(value);
      case "!=" -> !found.equals(value);
      case "~" -> found.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
      // Dates of one format, which is what these are for, compare as texts.
      case ">" -> found.compareTo(value) > 0;
      case ">=" -> found.compareTo(value) >= 0;
      case "<" -> found.compareTo(value) < 0;
      default -> found.compareTo(value) <= 0;
    };
  }

  private static String text(JsonNode node, String field) {
    return node.at(pointer(field)).asText();
  }

  private static String pointer(String field) {
    return "/" + field.replace('.', '/');
  }
}
