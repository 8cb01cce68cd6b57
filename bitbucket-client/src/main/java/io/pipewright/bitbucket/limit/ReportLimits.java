package io.pipewright.bitbucket.limit;

import io.pipewright.bitbucket.InsightsReport;
import io.pipewright.bitbucket.InsightsReport.Annotation;
import io.pipewright.bitbucket.InsightsReport.Fact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a kind accepts in a Code Insights report.
 *
 * @param facts how many facts it shows
 * @param message the longest message of an annotation
 */
public record ReportLimits(int facts, int message) {
  private static final int KEY = 40;
  private static final int TITLE = 450;
  private static final int DETAILS = 2000;
  private static final int EXTERNAL_ID = 400;

  /** How many annotations a report may have; both kinds refuse all of them if there are more. */
  public static final int ANNOTATIONS = 1000;

  /**
   * The same report with everything within the limits: texts cut, annotations beyond the limit left
   * out and counted in the details, and identifiers unique.
   */
  public InsightsReport fit(InsightsReport report) {
    int left = report.annotations().size() - ANNOTATIONS;
    return new InsightsReport(
        ShortText.key(report.key(), KEY),
        ShortText.cut(report.title(), TITLE),
        left > 0 ? details(report.details(), left) : ShortText.cut(report.details(), DETAILS),
        report.passed(),
        report.link().filter(link -> link.toString().matches("(?i)https?://.*")),
        report.data().stream().limit(facts).map(ReportLimits::fit).toList(),
        annotations(report.annotations()));
  }

  private static String details(String details, int left) {
    String note = left + (left == 1 ? " more remark" : " more remarks") + " not shown.";
    return (ShortText.cut(details, DETAILS - note.length() - 1) + "\n" + note).strip();
  }

  private static Fact fit(Fact fact) {
    return new Fact(ShortText.cut(fact.title(), TITLE), ShortText.cut(fact.value(), TITLE));
  }

  private List<Annotation> annotations(List<Annotation> all) {
    Set<String> taken = new HashSet<>();
    List<Annotation> fitted = new ArrayList<>();
    for (Annotation one : all.subList(0, Math.min(all.size(), ANNOTATIONS))) {
      fitted.add(
          new Annotation(
              one.path(),
              one.line(),
              one.severity(),
              ShortText.cut(one.message(), message),
              unique(ShortText.key(one.externalId(), EXTERNAL_ID), taken)));
    }
    return fitted;
  }

  private static String unique(String id, Set<String> taken) {
    String free = id;
    for (int number = 2; !taken.add(free); number++) {
      free = id + "-" + number;
    }
    return free;
  }
}
