package io.pipewright.webhook.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import io.pipewright.webhook.checkout.Checkout;
import io.pipewright.webhook.checkout.CheckoutBudget;
import io.pipewright.webhook.checkout.GitFixture;
import io.pipewright.webhook.checkout.TooLargeException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitArchiveTest {
  private static final RepositoryId LEDGER = new RepositoryId("LEDGER", "ledger-api");
  private static final String KEY = "arn:aws:kms:eu-west-1:111111111111:key/payments";

  @TempDir private Path directory;
  private final FakeObjectStore store = new FakeObjectStore();
  private final CommitArchive archive = new CommitArchive(store);
  private GitFixture git;

  @BeforeEach
  void create() {
    git = new GitFixture(directory);
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void storesThreeObjectsUnderTheTeamsKey() {
    CommitHash commit = git.file("pipeline.yaml", "version: 1\n").file("a", "").commit("feat: é");

    ArchivedCommit archived = store(commit);

    assertThat(store.versions())
        .extracting(version -> version.object().key())
        .containsExactlyInAnyOrder(
            "LEDGER/ledger-api/source.zip",
            "LEDGER/ledger-api/pipeline.yaml",
            "LEDGER/ledger-api/files.txt");
    assertThat(store.versions()).allMatch(version -> version.kmsKey().equals(KEY));
    assertThat(store.versions())
        .allSatisfy(
            version ->
                assertThat(version.metadata())
                    .containsAllEntriesOf(
                        Map.of(
                            "commit", commit.value(),
                            "repository", "LEDGER/ledger-api",
                            "branch", "main")));
    assertThat(text(archived.manifest().key())).isEqualTo("version: 1\n");
    // What `git hash-object` says of these two contents.
    assertThat(text(archived.files().key()))
        .isEqualTo(
            """
            100644 e69de29bb2d1d6434b8b29ae775ad8c2e48c5391 a
            100644 b82551848c644f63b8517a7bdf8be9a992e6f4da pipeline.yaml
            """);
  }

  @Test
  void summaryIsPlainAscii() {
    CommitHash commit =
        git.file("pipeline.yaml", "").commit("feat: é\tü " + "x".repeat(300) + "\n\nbody");

    store(commit);

    String summary =
        store
            .latest("LEDGER/ledger-api/source.zip")
            .orElseThrow()
            .metadata()
            .get("codepipeline-artifact-revision-summary");
    assertThat(summary).startsWith(commit.abbreviated() + " feat: ???").hasSize(200);
  }

  @Test
  void findsOnlyWhatIsWhollyOfThatCommit() {
    CommitHash first = git.file("pipeline.yaml", "").commit("first");
    CommitHash second = git.file("b", "").commit("second");
    assertThat(archive.find(LEDGER, first)).isEmpty();

    ArchivedCommit archived = store(first);
    assertThat(archive.find(LEDGER, first)).contains(archived);
    assertThat(archive.find(LEDGER, second)).isEmpty();

    store(second);
    assertThat(archive.find(LEDGER, first)).isEmpty();
  }

  @Test
  void whatIsNotInTheArchiveIsNotedAndFoundAgain() {
    String pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize 12345\n"
            .formatted("0".repeat(64));
    for (String path : List.of("assets/é.bin", "b.bin", "c.bin", "d.bin", "e.bin")) {
      git.file(path, pointer);
    }
    CommitHash commit =
        git.file("pipeline.yaml", "").file("text", "version 1").submodule("libs/x").commit("x");

    ArchivedCommit archived = store(commit);

    assertThat(archived.notes())
        .containsExactly(
            "5 files are Git LFS pointers (assets/é.bin, b.bin, c.bin and 2 more): the pipeline"
                + " does not get their content",
            "1 submodule (libs/x) is an empty directory for the pipeline");
    assertThat(archive.find(LEDGER, commit)).contains(archived);
  }

  @Test
  void notesOfLongPathsFitIntoMetadata() {
    String pointer = "version https://git-lfs.github.com/spec/v1\n";
    for (int i = 0; i < 4; i++) {
      git.file("\ud83d\ude80".repeat(200) + i, pointer).submodule("\u6f22".repeat(300) + i);
    }

    ArchivedCommit archived = store(git.file("pipeline.yaml", "").commit("x"));

    int bytes =
        store.latest(archived.files().key()).orElseThrow().metadata().entrySet().stream()
            .mapToInt(it -> it.getKey().length() + it.getValue().length())
            .sum();
    assertThat(archived.notes()).hasSize(2);
    assertThat(bytes).isLessThan(2048);
  }

  @Test
  void commitThatTakesTooLongIsTooLarge() {
    CommitHash commit = git.file("pipeline.yaml", "").commit("x");
    Checkout fetched = git.checkout(commit);
    CheckoutBudget over =
        new CheckoutBudget(1, Instant.EPOCH, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    Checkout late = new Checkout(fetched.repository(), fetched.commit(), directory, over);

    assertThatThrownBy(() -> archive.store(LEDGER, "main", late, KEY))
        .isInstanceOf(TooLargeException.class)
        .hasMessageContaining("the time was up");
    assertThat(store.versions()).isEmpty();
  }

  @Test
  void missingManifestIsRefusedWithTheFix() {
    CommitHash commit = git.file("sub/pipeline.yaml", "version: 1").commit("x");

    assertRefused(commit, "there is no pipeline.yaml", "add one");
  }

  @Test
  void linkedManifestIsNotFollowed() {
    CommitHash commit = git.symlink("pipeline.yaml", "/etc/passwd").commit("x");

    assertRefused(commit, "pipeline.yaml is not a regular file");
  }

  @Test
  void submoduleAsManifestIsRefused() {
    assertRefused(git.submodule("pipeline.yaml").commit("x"), "is not a regular file");
  }

  @Test
  void oversizedManifestIsRefused() {
    CommitHash commit =
        git.file("pipeline.yaml", "#".repeat(CommitArchive.MANIFEST_LIMIT + 1)).commit("x");

    assertRefused(commit, "262145 bytes; at most 262144");
  }

  @Test
  void evilPathStoresNothing() {
    TreeFormatter tree = new TreeFormatter();
    tree.append("..", FileMode.REGULAR_FILE, git.blob("x"));
    tree.append("pipeline.yaml", FileMode.REGULAR_FILE, git.blob("version: 1"));

    assertRefused(git.commit("x", tree), "'..'");
  }

  private ArchivedCommit store(CommitHash commit) {
    return archive.store(LEDGER, "main", git.checkout(commit), KEY);
  }

  private void assertRefused(CommitHash commit, String... words) {
    assertThatThrownBy(() -> store(commit))
        .isInstanceOf(RefusedCommitException.class)
        .message()
        .contains(List.of(words));
    assertThat(store.versions()).isEmpty();
  }

  private String text(String key) {
    return store.versions().stream()
        .filter(version -> version.object().key().equals(key))
        .map(FakeObjectStore.Version::text)
        .findFirst()
        .orElseThrow();
  }
}
