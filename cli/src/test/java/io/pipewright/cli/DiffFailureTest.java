package io.pipewright.cli;

import static io.pipewright.cli.DiffFixture.MANIFEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pipewright diff} says when it cannot compare. */
class DiffFailureTest {
  @TempDir Path directory;
  private DiffFixture ledger;

  @BeforeEach
  void repository() throws IOException {
    ledger = new DiffFixture(directory);
  }

  @Test
  void saysWhichSideHasProblems() throws Exception {
    ledger
        .checkout()
        .write("pipeline.yaml", MANIFEST.replace("language", "langauge"))
        .commit("one");
    ledger.checkout().write("pipeline.yaml", MANIFEST);
    assertThat(ledger.diff()).isEqualTo(1);
    assertThat(ledger.out()).isEmpty();
    assertThat(ledger.err())
        .startsWith("pipewright: HEAD:pipeline.yaml has problems:\nHEAD:pipeline.yaml:3:1")
        .contains("there is no plan of HEAD:pipeline.yaml to compare with");
    ledger.checkout().write("pipeline.yaml", MANIFEST.replace("80", "800"));
    assertThat(ledger.diff()).isEqualTo(1);
    assertThat(ledger.err()).contains("ledger/pipeline.yaml has problems:\n");
    ledger.checkout().write("pipeline.yaml", MANIFEST).commit("two");
    ledger.checkout().write("pipeline.yaml", MANIFEST.replace("80", "800"));
    assertThat(ledger.diff()).isEqualTo(1);
    assertThat(ledger.err())
        .contains("ledger/pipeline.yaml has problems:\n")
        .doesNotContain("HEAD");
  }

  @Test
  void refusesBothARevisionAndAPlan() throws Exception {
    ledger.checkout().write("pipeline.yaml", MANIFEST).commit("one");
    assertThat(ledger.diff("--against", "HEAD", "--plan", "plan.json")).isEqualTo(2);
    assertThat(ledger.err()).contains("mutually exclusive");
  }

  @Test
  void saysWhatIsMissingInOneLine() throws Exception {
    ledger.checkout().write("pipeline.yaml", MANIFEST);
    assertThat(ledger.diff()).isEqualTo(3);
    assertThat(ledger.err()).contains("has no commits yet").hasLineCount(1);
    ledger.checkout().commit("one");
    assertThat(ledger.diff("--against", "nowhere")).isEqualTo(3);
    assertThat(ledger.err()).contains("there is no commit 'nowhere'").hasLineCount(1);
    assertThat(ledger.diff("--against=--all")).isEqualTo(3);
    assertThat(ledger.err()).contains("there is no commit '--all'").hasLineCount(1);
    Files.writeString(directory.resolve("pipeline.yaml"), MANIFEST);
    assertThat(ledger.runInFactory("diff", directory.toString())).isEqualTo(3);
    assertThat(ledger.err()).contains("is in no git repository").hasLineCount(1);
  }

  @Test
  void refusesAFileThatIsNoPlanInOneLine() throws Exception {
    ledger.checkout().write("pipeline.yaml", MANIFEST).commit("one");
    Path file = directory.resolve("plan.json");
    for (String text : List.of("", "nonsense", "{}", "[".repeat(100_000), " ".repeat(21_000_000))) {
      Files.writeString(file, text);
      assertThat(ledger.diff("--plan", file.toString())).isEqualTo(3);
      assertThat(ledger.err()).startsWith("pipewright: " + file + " ").hasLineCount(1);
    }
    assertThat(ledger.diff("--plan", directory.resolve("none").toString())).isEqualTo(3);
    assertThat(ledger.err()).contains("there is no file").hasLineCount(1);
    assertThat(ledger.diff("--plan", directory.toString())).isEqualTo(3);
    assertThat(ledger.err()).hasLineCount(1);
  }
}
