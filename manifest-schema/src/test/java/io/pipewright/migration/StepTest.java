package io.pipewright.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StepTest {
  private static final PlacedText TEXT = read("version: 0\none: 1\ntwo: 2 # kept\nthree: [3]\n");

  @Test
  void theStepsFollowEachOther() {
    for (int version = 0; version < Steps.ALL.size(); version++) {
      assertThat(Steps.ALL.get(version).from()).isEqualTo(version);
    }
    assertThat(Steps.NEWEST).isEqualTo(Steps.ALL.size());
  }

  @Test
  void anotherVersionIsOneStepMore() {
    Step later =
        new Step(
            1,
            List.of(
                new VersionKey(2),
                new Renaming(Site::top, List.of("artifact"), "package"),
                new Nesting(List.of("runtime"), "build", "runtime")));
    PlacedText text =
        read("version: 1 # one\nruntime: '21'\nbuild:\n  tool: maven\nartifact: jar\n");
    assertThat(later.apply(text).text())
        .isEqualTo("version: 2 # one\nbuild:\n  tool: maven\n  runtime: '21'\npackage: jar\n");
  }

  @Test
  void anEditThatLosesSomethingIsNotMade() {
    int comment = TEXT.text().indexOf(" # kept");
    for (Edit bad :
        List.of(
            Edit.remove(TEXT.text().indexOf("two"), comment),
            Edit.insert(TEXT.text().indexOf("two"), "# "),
            Edit.insert(TEXT.text().indexOf("two"), "  "),
            Edit.insert(TEXT.text().indexOf("two"), "four: 4\n"),
            Edit.insert(comment, "0"),
            new Edit(comment - 1, comment, "'2'"),
            Edit.insert(TEXT.text().indexOf("3]"), "["),
            new Edit(TEXT.text().indexOf("[3]"), TEXT.text().indexOf("[3]") + 3, "3"),
            Edit.insert(TEXT.text().length(), "---\na: b\n"))) {
      assertThat(step(finding(bad)).apply(TEXT)).as(bad.toString()).isEqualTo(TEXT);
    }
  }

  @Test
  void anEditThatDoesNotWhatItMeansIsNotMade() {
    Edit edit = new Edit(TEXT.text().indexOf("one"), TEXT.text().indexOf("one") + 3, "first");
    Move meant = new Move(List.of("one"), List.of("first"));
    assertThat(step(new Finding(0, "", List.of(edit), List.of(meant))).apply(TEXT).text())
        .contains("\nfirst: 1\n");
    Move other = new Move(List.of("one"), List.of("last"));
    assertThat(step(new Finding(0, "", List.of(edit), List.of(other))).apply(TEXT)).isEqualTo(TEXT);
  }

  @Test
  void oneBadEditDoesNotStopTheOthers() {
    Finding bad = finding(Edit.insert(TEXT.text().indexOf("one"), "["));
    Finding good = finding(Edit.insert(TEXT.text().indexOf("two"), "# a remark\n"));
    Finding overlapping = finding(Edit.remove(TEXT.text().indexOf("1"), TEXT.text().indexOf("2")));
    Step step = step(bad, good, overlapping);
    assertThat(step.apply(TEXT).text())
        .isEqualTo("version: 0\none: 1\n# a remark\ntwo: 2 # kept\nthree: [3]\n");
    assertThat(step.leftIn(TEXT)).containsExactly(bad, good, overlapping);
  }

  @Test
  void editsAreMadeAtThePlacesOfTheOriginal() {
    assertThat(
            Edit.apply("abc", List.of(Edit.remove(2, 3), Edit.insert(1, "x"), Edit.insert(1, "y"))))
        .contains("axyb");
    assertThat(Edit.apply("abc", List.of(new Edit(1, 3, "-"), Edit.insert(1, "x"))))
        .contains("ax-");
    assertThat(Edit.apply("abc", List.of(Edit.remove(0, 2), Edit.remove(1, 3)))).isEmpty();
  }

  private static Finding finding(Edit edit) {
    return new Finding(edit.start(), "", List.of(edit), List.of());
  }

  private static Step step(Finding... findings) {
    return new Step(0, List.of(text -> List.of(findings)));
  }

  private static PlacedText read(String text) {
    return PlacedText.read(text).orElseThrow();
  }
}
