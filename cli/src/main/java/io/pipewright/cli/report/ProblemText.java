package io.pipewright.cli.report;

import io.pipewright.problem.Problem;
import java.util.List;

/** Problems for people: each on a few lines, with the fix last. */
public final class ProblemText {
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String PLAIN = "\u001b[0m";

  private ProblemText() {}

  /** All problems, an empty line between two. */
  public static String of(List<Problem> problems, boolean isColoured) {
    StringBuilder text = new StringBuilder();
    for (Problem problem : problems) {
      text.append(text.isEmpty() ? "" : "\n");
      text.append(isColoured ? coloured(problem) : problem.describe()).append('\n');
    }
    return text.toString();
  }

  private static String coloured(Problem problem) {
    String[] lines = problem.describe().split("\n", -1);
    lines[0] = BOLD + lines[0] + PLAIN;
    lines[1] = RED + lines[1] + PLAIN;
    lines[lines.length - 1] = GREEN + lines[lines.length - 1] + PLAIN;
    return String.join("\n", lines);
  }
}
