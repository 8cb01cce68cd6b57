package io.pipewright.generator.report;

import io.pipewright.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Problems in one line: how many there are, and the first one in full. Where that is too long, the
 * list of what is allowed gives way before the fix does.
 */
final class ProblemLine {
  private ProblemLine() {}

  static String of(List<Problem> problems, int limit) {
    Problem first = problems.get(0);
    String count = problems.size() == 1 ? "" : "1 of %d problems: ".formatted(problems.size());
    String head = count + first.at() + " " + first.message();
    String found = first.found().isEmpty() ? "" : "; found: " + first.found();
    String fix = "; fix: " + first.fix();
    String allowed = allowed(first.allowed(), limit - (head + found + fix).length());
    return cut(head + found + allowed + fix, limit);
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

  static String cut(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
  }
}
