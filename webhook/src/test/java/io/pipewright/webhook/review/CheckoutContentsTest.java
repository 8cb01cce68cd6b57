package io.pipewright.webhook.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.archive.RefusedCommitException;
import io.pipewright.webhook.checkout.CheckoutBudget;
import io.pipewright.webhook.checkout.Checkouts;
import io.pipewright.webhook.checkout.FixtureSource;
import io.pipewright.webhook.checkout.GitFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutContentsTest {
  private static final String POINTER =
      "version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize 12345\n"
          .formatted("0".repeat(64));

  @TempDir private Path origin;
  @TempDir private Path temporary;
  private GitFixture git;
  private ReviewContents contents;

  @BeforeEach
  void create() {
    git = new GitFixture(origin);
    contents = new CheckoutContents(new Checkouts(new FixtureSource(git), temporary));
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void readsRegularFilesWithinTheLimitAndFollowsNoLink() {
    CommitHash commit =
        git.file("a.yaml", "12345")
            .executable("b.sh", "123")
            .symlink("c.yaml", "a.yaml")
            .commit("x");

    try (ReviewContent content = open(commit)) {
      assertThat(content.files().paths()).containsExactly("a.yaml", "b.sh", "c.yaml");
      assertThat(texts(content, 5)).isEqualTo(Map.of("a.yaml", "12345", "b.sh", "123"));
      assertThat(texts(content, 4)).isEqualTo(Map.of("b.sh", "123"));
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void notesWhatThePipelineWillNotFind() {
    CommitHash commit =
        git.file("assets/.gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n")
            .file("assets/logo.bin", POINTER)
            .file("assets/small.txt", "version 1")
            .submodule("vendor/protocol")
            .commit("x");

    try (ReviewContent content = open(commit)) {
      assertThat(content.notes())
          .containsExactly(
              "1 file is a Git LFS pointer (assets/logo.bin): the pipeline does not get its content",
              "1 submodule (vendor/protocol) is an empty directory for the pipeline");
    }
  }

  @Test
  void aTextAboutPointersIsNone() {
    CommitHash commit = git.file("docs/pointer.txt", POINTER).commit("x");

    try (ReviewContent content = open(commit)) {
      assertThat(content.notes()).isEmpty();
    }
  }

  @Test
  void aPathThatMayNotBeArchivedIsRefusedAndLeavesNothingBehind() {
    CommitHash commit = git.file("a\\b", "").commit("x");

    assertThatThrownBy(() -> open(commit)).isInstanceOf(RefusedCommitException.class);
    assertThat(temporary).isEmptyDirectory();
  }

  private ReviewContent open(CommitHash commit) {
    CheckoutBudget budget =
        new CheckoutBudget(1L << 30, Instant.now().plusSeconds(60), Clock.systemUTC());
    return contents.open(ReviewFixture.REPOSITORY, commit, budget);
  }

  private static Map<String, String> texts(ReviewContent content, int limit) {
    Map<String, String> texts = new TreeMap<>();
    content
        .read(Set.of("a.yaml", "b.sh", "c.yaml", "none"), limit)
        .forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }
}
