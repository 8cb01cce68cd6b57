package io.pipewright.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemLineTest {
  private static final Problem UNKNOWN =
      new Problem(
          "PW-M061",
          new SourceLocation("pipeline.yaml", 7, 18),
          "deploy[1].environment",
          "there is no such environment",
          "prdo",
          List.of("dev", "prod"),
          "did you mean 'prod'?");

  @Test
  void oneProblemIsSaidInFull() {
    assertThat(ProblemLine.of(List.of(UNKNOWN), 255))
        .isEqualTo(
            "pipeline.yaml:7:18 there is no such environment; found: prdo; allowed: dev, prod;"
                + " fix: did you mean 'prod'?");
  }

  @Test
  void severalProblemsAreCounted() {
    assertThat(ProblemLine.of(List.of(UNKNOWN, UNKNOWN), 255))
        .startsWith("1 of 2 problems: pipeline.yaml:7:18 there is no such environment;");
  }

  @Test
  void whatIsAllowedGivesWayBeforeTheFixDoes() {
    Problem many =
        new Problem(
            "PW-M061", UNKNOWN.at(), "", "none", "x", Collections.nCopies(100, "value"), "mend it");

    String line = ProblemLine.withoutPlace(many, 100);

    assertThat(line)
        .hasSizeBetween(90, 100)
        .startsWith("none; found: x; allowed: value, value, ")
        .endsWith(", …; fix: mend it [PW-M061]");
  }

  @Test
  void theCodeIsNeverCut() {
    Problem longWinded =
        new Problem("PW-M061", UNKNOWN.at(), "", "a".repeat(100), "", List.of(), "mend it");

    assertThat(ProblemLine.withoutPlace(longWinded, 50)).hasSize(50).endsWith("a… [PW-M061]");
  }

  @Test
  void aCutSplitsNoCharacter() {
    assertThat(ProblemLine.cut("ab😀cd", 4)).isEqualTo("ab…");
    assertThat(ProblemLine.cut("ab😀cd", 5)).isEqualTo("ab😀…");
    assertThat(ProblemLine.cut("ab😀", 4)).isEqualTo("ab😀");
  }
}
