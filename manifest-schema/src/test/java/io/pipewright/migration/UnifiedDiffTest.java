package io.pipewright.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifiedDiffTest {
  private static final String NONE = "\\ No newline at end of file\n";

  @TempDir Path directory;

  @Test
  void equalTextsHaveNoDifference() {
    assertThat(of("", "")).isEmpty();
    assertThat(of("a\nb", "a\nb")).isEmpty();
  }

  @Test
  void threeLinesStandAroundAChange() {
    assertThat(of("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\nand more\n6\n7\n8\n9\n"))
        .isEqualTo(
            """
            --- a/pipeline.yaml
            +++ b/pipeline.yaml
            @@ -2,7 +2,8 @@
             2
             3
             4
            -5
            +five
            +and more
             6
             7
             8
            """);
  }

  @Test
  void changesSixLinesApartShareAHunk() {
    assertThat(headers(numbers(20), numbers(20).replace("\n5\n", "\nx\n").replace("\n12\n", "\n")))
        .containsExactly("@@ -2,14 +2,13 @@");
    assertThat(headers(numbers(20), numbers(20).replace("\n5\n", "\nx\n").replace("\n13\n", "\n")))
        .containsExactly("@@ -2,7 +2,7 @@", "@@ -10,7 +10,6 @@");
  }

  @Test
  void headersCountAsDiffDoes() {
    assertThat(headers("", "a\n")).containsExactly("@@ -0,0 +1 @@");
    assertThat(headers("", "a\nb\n")).containsExactly("@@ -0,0 +1,2 @@");
    assertThat(headers("a\n", "")).containsExactly("@@ -1 +0,0 @@");
    assertThat(headers("a\n", "b\n")).containsExactly("@@ -1 +1 @@");
    assertThat(headers("a\n", "a\nb\n")).containsExactly("@@ -1 +1,2 @@");
  }

  @Test
  void saysWhereTheLastLineHasNoLineFeed() {
    String head = "--- a/pipeline.yaml\n+++ b/pipeline.yaml\n";
    assertThat(of("a", "b")).isEqualTo(head + "@@ -1 +1 @@\n-a\n" + NONE + "+b\n" + NONE);
    assertThat(of("a", "a\n")).isEqualTo(head + "@@ -1 +1 @@\n-a\n" + NONE + "+a\n");
    assertThat(of("a\n", "a")).isEqualTo(head + "@@ -1 +1 @@\n-a\n+a\n" + NONE);
    assertThat(of("a\nb", "c\nb")).isEqualTo(head + "@@ -1,2 +1,2 @@\n-a\n+c\n b\n" + NONE);
  }

  @Test
  void aNameWithABlankEndsWithATab() throws Exception {
    String difference = UnifiedDiff.of("a/my file.yaml", "b/my file.yaml", "a\n", "b\n");
    assertThat(difference).startsWith("--- a/my file.yaml\t\n+++ b/my file.yaml\t\n");
    assertThatThrownBy(() -> UnifiedDiff.of("a\n+++ x", "b", "a\n", "b\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void gitAppliesIt() throws Exception {
    GitApply git = new GitApply(directory);
    for (String[] texts :
        List.of(
            new String[] {"", "a\n"},
            new String[] {"a", "a\nb"},
            new String[] {"a\r\nb\r\n", "a\r\nc\r\nb"},
            new String[] {"a\rb\r", "a\rc\r"},
            new String[] {"😀\n\n\n \n", "😀\n\t\n"})) {
      assertThat(git.apply(texts[0], of(texts[0], texts[1]))).isEqualTo(texts[1]);
    }
  }

  @Test
  void gitAppliesWhateverChanges() throws Exception {
    Random random = new Random(20261124);
    GitApply git = new GitApply(directory);
    for (int round = 0; round < 150; round++) {
      List<String> lines = new ArrayList<>();
      for (int line = random.nextInt(40); line >= 0; line--) {
        lines.add("line " + random.nextInt(6));
      }
      String before = text(lines, random);
      for (int change = random.nextInt(8); change >= 0; change--) {
        int at = random.nextInt(lines.size() + 1);
        if (random.nextBoolean() || at == lines.size()) {
          lines.add(at, "new " + random.nextInt(3));
        } else if (lines.size() > 1) {
          lines.remove(at);
        }
      }
      String after = text(lines, random);
      String difference = of(before, after);
      assertThat(difference.isEmpty() ? before : git.apply(before, difference)).isEqualTo(after);
    }
  }

  @Test
  void aLargeRewriteTakesNoAge() {
    String before = numbers(3_000);
    String after = before.replace("\n", " \n");
    String difference =
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> of(before, after));
    assertThat(difference.lines().filter(line -> line.startsWith("@@"))).hasSize(1);
    assertThat(difference.lines().filter(line -> line.startsWith("-"))).hasSize(3_001);
  }

  private static String text(List<String> lines, Random random) {
    return String.join("\n", lines) + (random.nextInt(3) == 0 ? "" : "\n");
  }

  private static String numbers(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> n + "\n").collect(Collectors.joining());
  }

  private static List<String> headers(String before, String after) {
    return of(before, after).lines().filter(line -> line.startsWith("@@")).toList();
  }

  private static String of(String before, String after) {
    return UnifiedDiff.of("a/pipeline.yaml", "b/pipeline.yaml", before, after);
  }
}
