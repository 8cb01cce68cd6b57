package io.pipewright.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pipewright.repository.CommitFiles.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommitFilesTest {
  private static final String A = "a".repeat(40);
  private static final String B = "b".repeat(40);
  private static final List<String> MODES = List.of("100644", "100755", "120000");

  @Test
  void isOneLineAFileSortedByPath() {
    CommitFiles files =
        new CommitFiles(
            new TreeMap<>(
                Map.of(
                    "b/z", new Entry("100644", A),
                    "a file", new Entry("120000", B),
                    "b.sh", new Entry("100755", A))));

    assertThat(text(files))
        .isEqualTo("120000 %2$s a file\n100755 %1$s b.sh\n100644 %1$s b/z\n".formatted(A, B));
    assertThat(files.paths()).containsExactly("a file", "b.sh", "b/z");
  }

  @Test
  void isSortedWhateverTheOrderOfWhatItWasMadeFrom() {
    SortedMap<String, Entry> backwards = new TreeMap<>(Collections.reverseOrder());
    backwards.put("a", new Entry("100644", A));
    backwards.put("b", new Entry("100644", A));

    assertThat(new CommitFiles(backwards).paths()).containsExactly("a", "b");
  }

  @Test
  void isReadAsItWasWritten() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      CommitFiles files = random(random, random.nextInt(50));

      assertThat(CommitFiles.parse(files.toBytes())).isEqualTo(files);
    }
  }

  @Test
  void aChangeOfContentOrModeOrNameIsAChange() {
    CommitFiles files = parse("100644 " + A + " run\n");

    assertThat(parse("100644 " + B + " run\n")).isNotEqualTo(files);
    assertThat(parse("100755 " + A + " run\n")).isNotEqualTo(files);
    assertThat(parse("100644 " + A + " ran\n")).isNotEqualTo(files);
    assertThat(parse("100644 " + A + " run\n")).isEqualTo(files);
  }

  @Test
  void damageNeverPassesUnseen() {
    Random random = new Random(11);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = random(random, 1 + random.nextInt(5)).toBytes();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);

      CommitFiles read;
      try {
        read = CommitFiles.parse(bytes);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageMatching("(?s)line [1-6]: .*");
        continue;
      }
      assertThat(read.toBytes()).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100644 @ b| does not end with a line feed",
        "100644 @ b\\r\\n| control character",
        "100644 @ b\\tc\\n| control character",
        "\\n| not '<mode> <object> <path>': ''",
        "b\\n| not '<mode> <object> <path>': 'b'",
        "100644 @ \\n| not '<mode> <object> <path>'",
        "100644\\t@ b\\n| not '<mode> <object> <path>'",
        "100644 @/b\\n| not '<mode> <object> <path>'",
        "160000 @ b\\n| not one of the modes [100644, 100755, 120000]: '160000'",
        "\uFEFF644 @ b\\n| not one of the modes",
        "100644 A@ b\\n| not '<mode> <object> <path>'",
        "100644 @ a\\n| 'a' may not come after 'a'",
        "100644 @ A\\n| 'A' may not come after 'a'",
      })
  void refusesOtherLinesByNumber(String line, String why) {
    String second = line.replace("@", B).replace("\\n", "\n").replace("\\r", "\r");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("100644 " + A + " a\n" + second.replace("\\t", "\t")))
        .withMessageStartingWith("line 2: ")
        .withMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFFFD", "\uD800", "x\uDC00y", "", "a\nb", "\u007f"})
  void refusesPathThatCouldNotBeWritten(String path) {
    SortedMap<String, Entry> entries = new TreeMap<>();
    entries.put(path, new Entry("100644", A));

    assertThatIllegalArgumentException().isThrownBy(() -> new CommitFiles(entries));
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] latin = ("100644 " + A + " \u00e4\n").getBytes(StandardCharsets.ISO_8859_1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CommitFiles.parse(latin))
        .withMessageContaining("line 1: ")
        .withMessageContaining("not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "A", "g"})
  void refusesNameThatIsNotAnObjects(String start) {
    String object = start.length() == 1 ? start + "0".repeat(39) : start;

    assertThatIllegalArgumentException().isThrownBy(() -> new Entry("100644", object));
  }

  @Test
  void onlyFilesAreRegular() {
    CommitFiles files = parse("100644 %1$s a\n100755 %1$s b\n120000 %1$s c\n".formatted(A));

    assertThat(files.regular(List.of("d", "c", "b", "a"))).containsExactly("a", "b");
  }

  @Test
  void halfAMillionFilesAreReadQuickly() {
    byte[] bytes = random(new Random(3), 500_000).toBytes();

    long start = System.nanoTime();
    CommitFiles files = CommitFiles.parse(bytes);
    Duration taken = Duration.ofNanos(System.nanoTime() - start);

    assertThat(files.paths()).hasSize(500_000);
    // A second on an idle machine; the limit is there for what grows with the square.
    assertThat(taken).isLessThan(Duration.ofSeconds(10));
  }

  /** Paths with spaces, umlauts and characters outside of the first plane among them. */
  private static CommitFiles random(Random random, int size) {
    SortedMap<String, Entry> entries = new TreeMap<>();
    List<String> parts = List.of("src", "a b", "\u00e4", "\uFB01", "\uD83D\uDE80", "z.txt");
    while (entries.size() < size) {
      String path =
          parts.get(random.nextInt(parts.size()))
              + "/%x/".formatted(random.nextInt(1 << 20))
              + parts.get(random.nextInt(parts.size()));
      String object = "%016x%024x".formatted(random.nextLong(), random.nextLong());
      entries.put(path, new Entry(MODES.get(random.nextInt(MODES.size())), object));
    }
    return new CommitFiles(entries);
  }

  private static CommitFiles parse(String text) {
    return CommitFiles.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(CommitFiles files) {
    return new String(files.toBytes(), StandardCharsets.UTF_8);
  }
}
