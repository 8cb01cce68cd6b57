package io.pipewright.webhook.review;

import io.pipewright.bitbucket.InsightsReport;
import io.pipewright.bitbucket.InsightsReport.Annotation;
import java.util.stream.Collectors;

/** A report as text, for logs and terminals. */
public final class ReviewText {
  private static final int MOST_ANNOTATIONS = 20;

  private ReviewText() {}

  /** The report on some lines, with a final line break. */
  public static String of(ReviewReport report) {
    InsightsReport insights = report.insights();
    StringBuilder text = new StringBuilder();
    text.append(insights.passed() ? "PASS  " : "FAIL  ").append(insights.title()).append('\n');
    text.append("      ")
        .append(report.status().key())
        .append(' ')
        .append(report.status().state())
        .append(": ")
        .append(report.status().description())
        .append('\n');
    if (!insights.data().isEmpty()) {
      text.append("      ")
          .append(
              insights.data().stream()
                  .map(fact -> fact.title() + ": " + fact.value())
                  .collect(Collectors.joining(" | ")))
          .append('\n');
    }
    text.append('\n');
    insights.details().lines().forEach(line -> append(text, line));
    if (!insights.annotations().isEmpty()) {
      text.append("\n  on lines of the commit:\n");
      insights.annotations().stream()
          .limit(MOST_ANNOTATIONS)
          .forEach(annotation -> append(text, inWords(annotation)));
      if (insights.annotations().size() > MOST_ANNOTATIONS) {
        append(text, "… %d more".formatted(insights.annotations().size() - MOST_ANNOTATIONS));
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String line) {
    text.append(line.isEmpty() ? "" : "  " + line).append('\n');
  }

  private static String inWords(Annotation annotation) {
    String line = annotation.line().isPresent() ? ":" + annotation.line().getAsInt() : "";
    return annotation.severity() + " " + annotation.path() + line + " " + annotation.message();
  }
}
