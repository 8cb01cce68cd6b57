package io.pipewright.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.pipewright.manifest.ManifestReader;
import io.pipewright.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a draft says and however it is laid out, version 1 says the same. */
class RandomDraftTest {
  private static final int ROUNDS = 1_000;
  private static final Pattern COMMENT = Pattern.compile("# c[0-9]+\\.");

  @TempDir Path directory;

  @Test
  void withoutApprovalsTheResultMeansTheSameAndIsCurrent() {
    Random random = new Random(20261125);
    for (int round = 0; round < ROUNDS; round++) {
      Draft draft = RandomDraft.make(random, 0);
      MigrationResult.Migrated migrated = migrated(draft);
      assertThat(manifest(migrated.text())).as(draft.text()).isEqualTo(manifest(draft.meaning()));
      assertThat(migrated.notes()).as(draft.text()).isEmpty();
      assertThat(ManifestMigration.migrate("pipeline.yaml", migrated.bytes()))
          .isEqualTo(new MigrationResult.Current(1));
    }
  }

  @Test
  void anApprovalIsRefusedAndNoted() {
    Random random = new Random(20261126);
    int seen = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Draft draft = RandomDraft.make(random, 40);
      MigrationResult.Migrated migrated = migrated(draft);
      assertThat(migrated.notes()).as(draft.text()).hasSize(draft.approvals());
      assertThat(problems(migrated))
          .as(draft.text())
          .hasSize(draft.approvals())
          .allSatisfy(problem -> assertThat(problem.path()).contains("approval"));
      seen += draft.approvals();
    }
    assertThat(seen).isGreaterThan(ROUNDS / 2);
  }

  @Test
  void commentsAndLineBreaksStay() {
    Random random = new Random(20261127);
    int seen = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Draft draft = RandomDraft.make(random, 10);
      String text = migrated(draft).text();
      List<String> comments = comments(draft.text());
      assertThat(comments(text)).as(draft.text()).containsExactlyInAnyOrderElementsOf(comments);
      seen += comments.size();
      assertThat(text.endsWith("\n")).isEqualTo(draft.text().endsWith("\n"));
      assertThat(draft.text().contains("\r\n") ? text.replace("\r\n", "") : text)
          .as(draft.text())
          .doesNotContain(draft.text().contains("\r\n") ? "\n" : "\r");
    }
    assertThat(seen).isGreaterThan(5 * ROUNDS);
  }

  @Test
  void gitAppliesTheDifference() throws Exception {
    Random random = new Random(20261129);
    GitApply git = new GitApply(directory);
    for (int round = 0; round < 60; round++) {
      Draft draft = RandomDraft.make(random, 10);
      String text = migrated(draft).text();
      String difference = UnifiedDiff.of("a/pipeline.yaml", "b/pipeline.yaml", draft.text(), text);
      assertThat(git.apply(draft.text(), difference)).isEqualTo(text);
    }
  }

  private static MigrationResult.Migrated migrated(Draft draft) {
    MigrationResult result =
        ManifestMigration.migrate("pipeline.yaml", draft.text().getBytes(StandardCharsets.UTF_8));
    return result instanceof MigrationResult.Migrated migrated
        ? migrated
        : fail(result + "\n" + draft.text());
  }

  private static Object manifest(String text) {
    return ManifestReader.read("pipeline.yaml", text.getBytes(StandardCharsets.UTF_8))
        .match(
            document -> document.manifest(),
            problems -> fail(problems.stream().map(Problem::describe).toList() + "\n" + text));
  }

  private static List<Problem> problems(MigrationResult.Migrated migrated) {
    return ManifestReader.read("pipeline.yaml", migrated.bytes())
        .match(document -> List.of(), found -> found);
  }

  private static List<String> comments(String text) {
    return COMMENT.matcher(text).results().map(MatchResult::group).toList();
  }
}
