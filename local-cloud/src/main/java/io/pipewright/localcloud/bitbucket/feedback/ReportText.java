package io.pipewright.localcloud.bitbucket.feedback;

import io.pipewright.localcloud.bitbucket.PostedAnnotation;
import io.pipewright.localcloud.bitbucket.PostedReport;
import java.util.stream.Collectors;

/** A report as text, as somebody reads it on the pull request. */
public final class ReportText {
  private static final String INDENT = "  ";

  private ReportText() {}

  /** Title and result, the fields, the details, then each annotation. Ends with a newline. */
  public static String of(PostedReport report) {
    StringBuilder text = new StringBuilder();
    text.append(report.title());
    if (!report.result().isEmpty()) {
      text.append(" (").append(report.result()).append(')');
    }
    text.append('\n');
    report.data().forEach(datum -> text.append(line(datum.title() + ": " + value(datum.value()))));
    text.append(indented(report.details()));
    if (!report.link().isEmpty()) {
      text.append(line(report.link()));
    }
    report.annotations().forEach(annotation -> text.append(annotation(annotation)));
    return text.toString();
  }

  private static String annotation(PostedAnnotation annotation) {
    String place = annotation.path();
    if (annotation.line() > 0) {
      place += ":" + annotation.line();
    }
    String severity = annotation.severity().isEmpty() ? "" : " [" + annotation.severity() + "]";
    return line((place + severity).strip())
        + indented(annotation.message()).indent(INDENT.length())
        + indented(annotation.details()).indent(INDENT.length());
  }

  private static String indented(String text) {
    return text.lines().map(ReportText::line).collect(Collectors.joining());
  }

  private static String line(String text) {
    return (INDENT + text).stripTrailing() + "\n";
  }

  private static String value(String json) {
    boolean quoted = json.length() > 1 && json.startsWith("\"") && json.endsWith("\"");
    return quoted ? json.substring(1, json.length() - 1) : json;
  }
}
