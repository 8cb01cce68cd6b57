package io.pipewright.bitbucket.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.bitbucket.InsightsReport;
import io.pipewright.bitbucket.InsightsReport.Annotation;
import io.pipewright.bitbucket.InsightsReport.Fact;
import io.pipewright.bitbucket.InsightsReport.Severity;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ReportLimitsTest {
  private static final ReportLimits LIMITS = new ReportLimits(6, 2000);

  @RepeatedTest(50)
  void whateverTheReportItFits(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int annotations = random.nextInt(2500);

    InsightsReport fitted = LIMITS.fit(report(random, annotations));

    assertThat(fitted.key()).hasSizeBetween(1, 40);
    assertThat(fitted.title()).hasSizeLessThanOrEqualTo(450);
    assertThat(fitted.details()).hasSizeLessThanOrEqualTo(2000);
    assertThat(fitted.data()).hasSizeLessThanOrEqualTo(6);
    assertThat(fitted.annotations()).hasSize(Math.min(1000, annotations));
    assertThat(fitted.annotations())
        .allSatisfy(
            one -> {
              assertThat(one.message()).hasSizeLessThanOrEqualTo(2000);
              assertThat(one.externalId()).hasSizeLessThan(450);
            });
    assertThat(fitted.annotations()).extracting(Annotation::externalId).doesNotHaveDuplicates();
    if (annotations > 1000) {
      assertThat(fitted.details()).contains(annotations - 1000 + " more remark");
    }
  }

  @Test
  void leavesWhatFitsAsItIs() {
    InsightsReport report =
        new InsightsReport(
            "pipewright",
            "Pipeline",
            "two stages\nthree actions",
            true,
            Optional.of(URI.create("https://pipewright.example.com/x")),
            List.of(new Fact("Stages", "2")),
            List.of(
                new Annotation("pipeline.yaml", OptionalInt.of(3), Severity.LOW, "short", "a-1")));

    assertThat(LIMITS.fit(report)).isEqualTo(report);
  }

  @Test
  void leavesOutALinkThatBitbucketRefuses() {
    InsightsReport report =
        new InsightsReport(
            "k", "t", "d", true, Optional.of(URI.create("ftp://x/")), List.of(), List.of());

    assertThat(LIMITS.fit(report).link()).isEmpty();
  }

  private static InsightsReport report(Random random, int annotations) {
    return new InsightsReport(
        "k" + "e".repeat(random.nextInt(100)),
        "t".repeat(random.nextInt(900)),
        "some words ".repeat(random.nextInt(400)).strip(),
        random.nextBoolean(),
        Optional.empty(),
        IntStream.range(0, random.nextInt(20))
            .mapToObj(i -> new Fact("f".repeat(random.nextInt(600)), "v".repeat(600)))
            .toList(),
        IntStream.range(0, annotations)
            .mapToObj(
                i ->
                    new Annotation(
                        "pipeline.yaml",
                        OptionalInt.of(random.nextInt(50)),
                        Severity.HIGH,
                        "m".repeat(random.nextInt(3000)),
                        "id" + "x".repeat(random.nextInt(600)) + random.nextInt(20)))
            .toList());
  }
}
