package io.pipewright.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * Problems in one line, for places that have room for little. Where a line is too long, the list of
 * what is allowed gives way before the fix does. Lengths are in UTF-16 units.
 */
public final class ProblemLine {
  private ProblemLine() {}

  /** How many problems there are, and the first one with its place, in at most {@code limit}. */
  public static String of(List<Problem> problems, int limit) {
    Problem first = problems.get(0);
    String count = problems.size() == 1 ? "" : "1 of %d problems: ".formatted(problems.size());
    return line(count + first.at() + " " + first.message(), first, "", limit);
  }

  /** One problem without its place, for whoever sees that, and with its code. */
  public static String withoutPlace(Problem problem, int limit) {
    return line(problem.message(), problem, " [" + problem.code() + "]", limit);
  }

  private static String line(String head, Problem problem, String end, int limit) {
    String found = problem.found().isEmpty() ? "" : "; found: " + problem.found();
    String fix = "; fix: " + problem.fix();
    int room = limit - (head + found + fix + end).length();
    return cut(head + found + allowed(problem.allowed(), room) + fix, limit - end.length()) + end;
  }

  /** As many of the values as there is room for. */
  private static String allowed(List<String> values, int room) {
    if (values.isEmpty()) {
      return "";
    }
    List<String> fitting = new ArrayList<>(values);
    String text = "; allowed: " + String.join(", ", fitting);
    while (text.length() > room && !fitting.isEmpty()) {
      fitting.remove(fitting.size() - 1);
      text = "; allowed: " + String.join(", ", fitting) + ", …";
    }
    return fitting.isEmpty() ? "" : text;
  }

  /** The text, or its beginning and an ellipsis. */
  public static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = limit - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
