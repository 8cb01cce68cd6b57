package io.pipewright.migration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Pieces of YAML as people write it, by chance. */
final class RandomText {
  private static final List<String> REMARKS =
      List.of(
          "", " 😀 and on", "\twith\ttabs", " key: value", " - item", " # twice", " {[", " 'a \"b");

  private final Random random;
  private int comments;

  RandomText(Random random) {
    this.random = random;
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int below(int limit) {
    return random.nextInt(limit);
  }

  String one(String... words) {
    return words[random.nextInt(words.length)];
  }

  <T> List<T> shuffled(List<T> things) {
    List<T> shuffled = new ArrayList<>(things);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /** A comment with a number of its own. */
  String comment() {
    comments++;
    return "# c" + comments + "." + REMARKS.get(random.nextInt(REMARKS.size()));
  }

  /** Nothing, or a comment behind what stands in a line. */
  String tail() {
    return chance(25) ? one(" ", "   ") + comment() : "";
  }

  /** Nothing, or lines between others: blank ones, and comments indented as they are. */
  List<String> between(int indent) {
    List<String> lines = new ArrayList<>();
    while (chance(20)) {
      lines.add(chance(40) ? "" : " ".repeat(indent) + comment());
    }
    return lines;
  }

  /** A key as it may be written. */
  String key(String name) {
    return switch (random.nextInt(10)) {
      case 0 -> '"' + name + '"';
      case 1 -> "'" + name + "'";
      default -> name;
    };
  }

  /** Members in braces, perhaps on several lines. */
  String braces(List<String> members) {
    return collection("{", "}", members);
  }

  /** Items in brackets, perhaps on several lines. */
  String brackets(List<String> items) {
    return collection("[", "]", items);
  }

  private String collection(String opening, String closing, List<String> parts) {
    if (parts.isEmpty() || chance(70)) {
      String blank = one("", " ");
      return opening + blank + String.join(", ", parts) + blank + closing;
    }
    StringBuilder text = new StringBuilder(opening);
    for (int index = 0; index < parts.size(); index++) {
      String comma = index < parts.size() - 1 ? "," : "";
      text.append(tail()).append("\n        ").append(parts.get(index)).append(comma);
    }
    return text.append(tail()).append("\n      ").append(closing).toString();
  }

  static List<String> lines(String text) {
    return Arrays.asList(text.split("\n", -1));
  }
}
