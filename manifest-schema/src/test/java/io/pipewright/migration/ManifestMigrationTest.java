package io.pipewright.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.pipewright.manifest.ManifestReader;
import io.pipewright.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestMigrationTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "version: 1\n",
        "version: 1 # done\nname: left alone\nstages: []\nrequires_approval: true\n",
        "{version: 1}",
        "\"version\": 1\r\n",
        "version: 01\n",
        "version: 0x1\n",
        "version: +1\n",
        "x: &one 1\nversion: *one\n"
      })
  void aFileOfVersionOneIsCurrentWhateverElseItSays(String text) {
    assertThat(migrate(text)).isEqualTo(new MigrationResult.Current(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1", "01", "0x1", "0o1", "+1", "1.0", "1.", "\"1\"", "~", "yes", "1e0", "0.1e1", "1e-1",
        "1.5"
      })
  void agreesWithTheReaderOnWhatVersionOneIs(String version) {
    String text = "version: " + version + "\n";
    boolean isRead =
        ManifestReader.read("pipeline.yaml", text.getBytes(StandardCharsets.UTF_8))
            .match(document -> true, problems -> false);
    assertThat(migrate(text) instanceof MigrationResult.Current).isEqualTo(isRead);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "00", "-0", "0x0", "0.0", "&v 0", "! 0"})
  void zeroIsTheDraft(String version) {
    MigrationResult.Migrated migrated =
        migrated("# first\nversion: " + version + " # the draft\nname: a\n");
    assertThat(migrated.from()).isZero();
    assertThat(migrated.to()).isEqualTo(1);
    assertThat(migrated.text())
        .matches("# first\nversion: (&v |! )?1 # the draft\napplication: a\n");
  }

  @Test
  void aNewerVersionNeedsANewerPipewright() {
    assertThat(refused("# later\nversion: 2\nname: a\n"))
        .singleElement()
        .extracting(Problem::describe)
        .isEqualTo(
            """
            pipeline.yaml:2:10  version
              this Pipewright knows versions up to 1
              found: 2
              allowed: 1
              fix: a newer Pipewright is needed: update the command line   [PW-M023]""");
    assertThat(refused("version: 99999999999999999999\n"))
        .extracting(Problem::code)
        .containsExactly("PW-M023");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version: -1 | PW-M023 1:10",
        "version: 0.5 | PW-M022 1:10",
        "version: \"0\" | PW-M022 1:10",
        "version: draft | PW-M022 1:10",
        "version: | PW-M022 1:9",
        "version: [1] | PW-M022 1:10",
        "version: {a: 1} | PW-M022 1:10",
        "- a | PW-M022 1:1",
        "a | PW-M022 1:1",
        "'# nothing' | PW-M004 1:1",
        "'name: [' | PW-M005 2:1",
        "name: !!binary YQ== | PW-M013 1:7",
        "? name | PW-M024 1:1"
      })
  void saysWhatCannotBeMigrated(String text, String expected) {
    String file = expected.equals("PW-M024 1:1") ? text + "\n: a\n" : text + "\n";
    assertThat(refused(file))
        .as(file)
        .extracting(
            problem -> problem.code() + " " + problem.at().line() + ":" + problem.at().column())
        .containsExactly(expected);
    assertThat(refused(file))
        .allSatisfy(problem -> assertThat(problem.fix()).isNotBlank())
        .allSatisfy(
            problem -> assertThat(problem.describe()).doesNotContain("null", "io.pipewright"));
  }

  @Test
  void aVersionThatAnAliasNeedsIsNotChanged() {
    assertThat(refused("version: &v 0\ntest: { coverage: *v }\n"))
        .extracting(Problem::code)
        .containsExactly("PW-M024");
  }

  @Test
  void bytesThatAreNoTextAreAProblem() {
    assertThat(
            ManifestMigration.migrate("pipeline.yaml", "name: a".getBytes(StandardCharsets.UTF_16)))
        .isInstanceOf(MigrationResult.Refused.class);
  }

  @Test
  void whatGrowsTooDeepIsToldAndNotWritten() {
    String deep = "[".repeat(15) + "]".repeat(15);
    assertThat(refused("stages: [ { template: a, parameters: { A: " + deep + " } } ]\n"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("PW-M010");
              assertThat(problem.message()).startsWith("after the migration ");
            });
  }

  @Test
  void aNoteTellsTheLineInTheMigratedFile() {
    String text = "# 😀\nname: a\nstages:\n  - { stage: 😀, template: a, approval: true }\n";
    MigrationResult.Migrated migrated = migrated(text);
    assertThat(migrated.notes())
        .containsExactly(
            "pipeline.yaml:5:68  'approval' was left here on purpose: approvals and gates come from"
                + " the organisation's file now. Ask its owners whether this is protected there,"
                + " then remove the key");
    String line = migrated.text().lines().toList().get(4);
    assertThat(line.substring(line.offsetByCodePoints(0, 67))).startsWith("approval");
  }

  @Test
  void theResultsAreHandedToTheirCases() {
    assertThat(List.of("version: 1", "name: a", "version: 2").stream().map(this::kind))
        .containsExactly("current 1", "migrated 0", "refused 1");
  }

  @Test
  void largeFilesTakeNoAge() {
    String block = "  - stage: e\n    parameters: { A: b }\n    approval: true\n    template: a\n";
    String braces = "{ stage: 😀, parameters: { A: b }, approval: true, template: a }";
    for (String text :
        List.of(
            "stages:\n" + block.repeat(1_100),
            "stages: [" + braces + (", " + braces).repeat(1_100) + "]\n",
            "name: a\n" + "# c\n".repeat(60_000) + "coverage: 80\ntest:\n  a: b",
            "name: a\n" + "\n".repeat(250_000) + "coverage: 80\ntest:\n  a: b",
            "name: &n a\nstages:\n" + "- *n\n".repeat(9_000),
            IntStream.range(0, 9_000)
                .mapToObj(n -> "gate" + n + ": a\n")
                .collect(Collectors.joining()),
            "name: a\nnotify:\n" + "- a@b.example\n".repeat(9_000))) {
      MigrationResult result =
          Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> migrate(text));
      assertThat(result).isNotInstanceOf(MigrationResult.Current.class);
    }
  }

  private String kind(String text) {
    return migrate(text)
        .match(
            new MigrationResult.Cases<>() {
              @Override
              public String current(MigrationResult.Current current) {
                return "current " + current.version();
              }

              @Override
              public String migrated(MigrationResult.Migrated migrated) {
                return "migrated " + migrated.from();
              }

              @Override
              public String refused(MigrationResult.Refused refused) {
                return "refused " + refused.problems().size();
              }
            });
  }

  private static MigrationResult migrate(String text) {
    return ManifestMigration.migrate("pipeline.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static MigrationResult.Migrated migrated(String text) {
    return migrate(text) instanceof MigrationResult.Migrated migrated
        ? migrated
        : fail("" + migrate(text));
  }

  private static List<Problem> refused(String text) {
    return migrate(text) instanceof MigrationResult.Refused refused
        ? refused.problems()
        : fail("" + migrate(text));
  }
}
