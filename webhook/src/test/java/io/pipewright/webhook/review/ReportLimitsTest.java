package io.pipewright.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.bitbucket.InsightsReport.Severity;
import io.pipewright.plan.diff.PlanChange;
import io.pipewright.problem.Problem;
import io.pipewright.problem.SourceLocation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever was found, Bitbucket takes the report. */
class ReportLimitsTest {
  private static final int ROUNDS = 400;
  private static final List<String> PIECES =
      List.of(
          "a",
          "environment ",
          "é",
          "😀",
          "\n",
          "\t",
          "\u001b[31m",
          "\u202e",
          "\ud83d",
          "—",
          "x".repeat(700));

  @ParameterizedTest
  @MethodSource("io.pipewright.webhook.review.ReviewCase#all")
  void everyCaseKeepsThem(ReviewCase reviewed) {
    ReportLimits.check(reviewed.report());
  }

  @Test
  void anyProblemsKeepThem() {
    Random random = new Random(42);
    for (int round = 0; round < ROUNDS; round++) {
      List<Problem> problems = some(1 + random.nextInt(30), () -> problem(random)).toList();
      List<String> notes = some(random.nextInt(4), () -> "n" + text(random)).toList();
      ReportLimits.check(report(new ReviewResult.Faulty(problems), notes));
    }
  }

  @Test
  void anyChangesKeepThem() {
    Random random = new Random(43);
    ReviewResult.Planned first =
        (ReviewResult.Planned)
            ReviewFixture.review()
                .of(
                    ReviewFixture.REPOSITORY,
                    new TextContent(ReviewFixture.service(ReviewFixture.MANIFEST)),
                    Deployed.None::new)
                .orElseThrow();
    Deployed old = ReviewFixture.deployed(ReviewFixture.service(ReviewFixture.MANIFEST));
    for (int round = 0; round < ROUNDS; round++) {
      List<PlanChange> changes = some(random.nextInt(60), () -> change(random)).toList();
      ReportLimits.check(
          report(
              new ReviewResult.Planned(first.explained(), old, changes),
              some(random.nextInt(4), () -> "n" + text(random)).toList()));
    }
  }

  @Test
  void anyReasonKeepsThem() {
    Random random = new Random(44);
    for (int round = 0; round < ROUNDS; round++) {
      ReportLimits.check(report(new ReviewResult.Refused("r" + text(random)), List.of()));
    }
  }

  @Test
  void ofMoreThanAThousandProblemsTheFirstAreOnTheirLinesAndAllAreCounted() {
    String keys =
        IntStream.range(0, 1500)
            .mapToObj(number -> "key%04d: 1\n".formatted(number))
            .collect(Collectors.joining());
    Map<String, String> files = ReviewFixture.service(ReviewFixture.MANIFEST + keys);

    ReviewReport report =
        new ReviewCase("", files, new Deployed.None(), List.of("a note")).report();

    ReportLimits.check(report);
    assertThat(report.insights().annotations())
        .hasSize(1000)
        .allMatch(annotation -> annotation.severity() == Severity.HIGH);
    assertThat(report.insights().annotations().get(999).line()).hasValue(9 + 999);
    assertThat(report.insights().details())
        .startsWith("No pipeline can be made of this commit: there are 1500 problems.")
        .contains("Only the first 1000 are shown on their lines.")
        .containsPattern("… 149[0-9] more; 'pipewright validate' shows all$");
    assertThat(report.status().description()).startsWith("1 of 1500 problems: ");
  }

  @Test
  void aLongDifferenceIsCutBetweenLinesAndSaysSo() {
    Map<String, String> files = ReviewFixture.service(ReviewFixture.MANIFEST);
    ReviewResult.Planned planned =
        (ReviewResult.Planned)
            ReviewFixture.review()
                .of(ReviewFixture.REPOSITORY, new TextContent(files), Deployed.None::new)
                .orElseThrow();
    List<PlanChange> changes =
        IntStream.range(0, 100)
            .mapToObj(
                number ->
                    new PlanChange(
                        PlanChange.Kind.CHANGED,
                        PlanChange.Area.VARIABLE,
                        "Build / Build",
                        "variable V" + number,
                        "before",
                        "after",
                        Optional.empty()))
            .toList();

    String details =
        report(
                new ReviewResult.Planned(
                    planned.explained(), ReviewFixture.deployed(files), changes),
                List.of())
            .insights()
            .details();

    List<String> shown = details.lines().filter(line -> line.startsWith("  ~ variable V")).toList();
    assertThat(shown).isNotEmpty().allMatch(line -> line.endsWith(": before → after"));
    assertThat(details)
        .hasSizeGreaterThan(1800)
        .endsWith(
            "… %d more lines; 'pipewright diff --against origin/main' shows all"
                .formatted(100 - shown.size()));
  }

  private static ReviewReport report(ReviewResult result, List<String> notes) {
    return ReviewReport.of(result, notes, ReviewFixture.open(false), ReviewFixture.CONSOLE);
  }

  private static Problem problem(Random random) {
    return new Problem(
        "PW-M0" + (10 + random.nextInt(90)),
        new SourceLocation("pipeline.yaml", 1 + random.nextInt(50), 1 + random.nextInt(20)),
        random.nextBoolean() ? "" : text(random),
        "m" + text(random),
        random.nextBoolean() ? "" : text(random),
        some(random.nextInt(5), () -> text(random)).toList(),
        "f" + text(random));
  }

  private static PlanChange change(Random random) {
    PlanChange.Kind[] kinds = PlanChange.Kind.values();
    PlanChange.Area[] areas = PlanChange.Area.values();
    return new PlanChange(
        kinds[random.nextInt(kinds.length)],
        areas[random.nextInt(areas.length)],
        "Stage" + random.nextInt(5),
        "w" + text(random),
        text(random),
        text(random),
        random.nextInt(4) == 0 ? Optional.of("w" + text(random)) : Optional.empty());
  }

  private static String text(Random random) {
    return some(random.nextInt(12), () -> PIECES.get(random.nextInt(PIECES.size())))
        .collect(Collectors.joining());
  }

  private static <T> Stream<T> some(int count, Supplier<T> one) {
    return Stream.generate(one).limit(count);
  }
}
