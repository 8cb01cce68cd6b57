package io.pipewright.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.bitbucket.BuildStatus;
import io.pipewright.bitbucket.InsightsReport;
import io.pipewright.bitbucket.InsightsReport.Annotation;
import java.util.List;

/** What both Bitbucket kinds take; where they differ, the smaller limit. */
final class ReportLimits {
  private ReportLimits() {}

  static void check(ReviewReport report) {
    check(report.insights());
    check(report.status());
  }

  private static void check(InsightsReport report) {
    assertThat(report.key()).hasSizeBetween(1, 40);
    assertThat(report.title()).hasSizeBetween(1, 450);
    assertThat(report.details()).hasSizeBetween(1, 2000);
    assertPrintable(report.details());
    assertThat(report.data()).hasSizeLessThanOrEqualTo(6);
    report.data().forEach(fact -> assertPrintable(fact.title() + fact.value()));
    List<Annotation> annotations = report.annotations();
    assertThat(annotations).hasSizeLessThanOrEqualTo(1000);
    assertThat(annotations).extracting(Annotation::externalId).doesNotHaveDuplicates();
    for (Annotation annotation : annotations) {
      assertThat(annotation.message()).hasSizeBetween(1, 2000);
      assertThat(annotation.externalId()).hasSizeBetween(1, 450);
      assertThat(annotation.line().orElse(1)).isPositive();
      assertThat(annotation.path()).isEqualTo("pipeline.yaml");
      assertPrintable(annotation.message());
    }
  }

  private static void check(BuildStatus status) {
    assertThat(status.key()).hasSizeBetween(1, 40);
    assertThat(status.name()).hasSizeBetween(1, 255);
    assertThat(status.url().toString()).hasSizeBetween(1, 450);
    assertThat(status.description()).hasSizeBetween(1, 255).doesNotContain("\n");
    assertThat(status.ref()).startsWith("refs/heads/");
    assertPrintable(status.description());
  }

  /** No half characters, and none that move the ones around them. */
  private static void assertPrintable(String text) {
    assertThat(text.codePoints())
        .noneMatch(
            point ->
                switch (Character.getType(point)) {
                  case Character.SURROGATE, Character.FORMAT -> true;
                  case Character.CONTROL -> point != '\n' && point != '\t';
                  default -> false;
                });
  }
}
