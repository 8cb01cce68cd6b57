package io.pipewright.plan.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {
  @Test
  void putsWhatGoesBeforeWhatComes() {
    assertThat(LineDiff.of("a\nb\nc", "a\nx\ny\nc"))
        .containsExactly("@@ -1,3 +1,4 @@", " a", "-b", "+x", "+y", " c");
  }

  @Test
  void cutsBetweenChangesThatAreFarApart() {
    String before = IntStream.range(0, 30).mapToObj(i -> "" + i).collect(Collectors.joining("\n"));
    assertThat(LineDiff.of(before, "new\n" + before + "\nlast"))
        .containsExactly(
            "@@ -1,3 +1,4 @@",
            "+new",
            " 0",
            " 1",
            " 2",
            "@@ -28,3 +29,4 @@",
            " 27",
            " 28",
            " 29",
            "+last");
  }

  @Test
  void anEmptyTextHasNoLine() {
    assertThat(LineDiff.of("", "a\nb")).containsExactly("@@ -0,0 +1,2 @@", "+a", "+b");
  }

  @Test
  void replacesVeryLongTextsAsAWhole() {
    String before = "a\n".repeat(3_000);
    String after = "b\n".repeat(100_000);
    assertThat(LineDiff.of(before, after)).hasSize(1 + 3_001 + 100_001);
  }

  @Test
  void givesBothTextsBack() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      String before = text(random);
      String after = text(random);
      List<String> diff = new ArrayList<>();
      // With more context than lines there is one hunk, and it holds everything.
      LineDiff.of(before, after).stream().filter(line -> !line.startsWith("@@")).forEach(diff::add);
      if (!before.equals(after)) {
        assertThat(side(diff, "-")).as("seed %d", seed).isEqualTo(before);
        assertThat(side(diff, "+")).as("seed %d", seed).isEqualTo(after);
      }
    }
  }

  private static String side(List<String> diff, String sign) {
    return diff.stream()
        .filter(line -> line.startsWith(" ") || line.startsWith(sign))
        .map(line -> line.substring(1))
        .collect(Collectors.joining("\n"));
  }

  private static String text(Random random) {
    return random
        .ints(1 + random.nextInt(6), 0, 3)
        .mapToObj(i -> "" + i)
        .collect(Collectors.joining("\n"));
  }
}
