package io.pipewright.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.pipewright.manifest.ManifestReader;
import io.pipewright.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drafts and what has to become of them: {@code before.yaml} and {@code after.yaml} in a directory
 * for each case. {@code notes.txt} holds the notes; without it there must be none. {@code
 * refused.txt} holds the keys that version 1 does not know; without it the result must be valid.
 */
class GoldenMigrationTest {
  private static final Path CASES = Path.of("src/test/resources/io/pipewright/migration");
  private static final Set<String> NEEDED = Set.of("before.yaml", "after.yaml");
  private static final Set<String> KNOWN =
      Set.of("before.yaml", "after.yaml", "notes.txt", "refused.txt");

  @TempDir Path directory;

  @Test
  void everyFileHasItsPartner() throws IOException {
    List<Path> cases = cases();
    assertThat(cases).hasSizeGreaterThan(20);
    for (Path found : cases) {
      try (Stream<Path> files = Files.list(found)) {
        Set<String> names =
            files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        assertThat(names).as(found.toString()).containsAll(NEEDED);
        assertThat(KNOWN).as(found.toString()).containsAll(names);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> becomesWhatItHasTo() throws IOException {
    return cases().stream()
        .map(found -> DynamicTest.dynamicTest(found.getFileName().toString(), () -> check(found)));
  }

  private void check(Path found) throws Exception {
    String before = Files.readString(found.resolve("before.yaml"));
    MigrationResult.Migrated migrated = migrated(before);
    assertThat(migrated.text()).isEqualTo(Files.readString(found.resolve("after.yaml")));
    assertThat(migrated.notes()).isEqualTo(lines(found.resolve("notes.txt")));
    assertThat(unknownKeys(migrated, Files.exists(found.resolve("refused.txt"))))
        .isEqualTo(lines(found.resolve("refused.txt")));
    assertThat(ManifestMigration.migrate("pipeline.yaml", migrated.bytes()))
        .isEqualTo(new MigrationResult.Current(1));
    GitApply git = new GitApply(directory);
    String difference =
        UnifiedDiff.of("a/pipeline.yaml", "b/pipeline.yaml", before, migrated.text());
    assertThat(difference).isEqualTo(git.diff(before, migrated.text()));
    assertThat(git.apply(before, difference)).isEqualTo(migrated.text());
  }

  private static MigrationResult.Migrated migrated(String before) {
    return ManifestMigration.migrate("pipeline.yaml", before.getBytes(StandardCharsets.UTF_8))
            instanceof MigrationResult.Migrated migrated
        ? migrated
        : fail("it was not migrated");
  }

  private static List<String> unknownKeys(MigrationResult.Migrated migrated, boolean isRefused) {
    List<Problem> problems =
        ManifestReader.read("pipeline.yaml", migrated.bytes())
            .match(document -> List.of(), found -> found);
    assertThat(!problems.isEmpty()).as("" + problems).isEqualTo(isRefused);
    return problems.stream()
        .filter(problem -> problem.code().equals("PW-M020"))
        .map(Problem::path)
        .toList();
  }

  private static List<Path> cases() throws IOException {
    try (Stream<Path> found = Files.list(CASES)) {
      return found.filter(path -> !path.endsWith(".gitattributes")).sorted().toList();
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
