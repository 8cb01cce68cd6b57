package io.pipewright.webhook.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.repository.CommitFiles;
import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.checkout.Checkout;
import io.pipewright.webhook.checkout.GitFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitTreeTest {
  @TempDir private Path directory;
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
  void listsFilesWithoutSubmodules() throws IOException {
    CommitTree tree =
        read(
            git.file("b/z", "")
                .executable("b.c", "x")
                .symlink("a", "b/z")
                .submodule("lib")
                .commit("x"));

    assertThat(tree.files().entries())
        .containsExactly(
            Map.entry("a", entry("120000", "b/z")),
            Map.entry("b.c", entry("100755", "x")),
            Map.entry("b/z", entry("100644", "")));
    assertThat(tree.submodules()).containsExactly("lib");
  }

  @Test
  void onlyWhatChangedDiffers() throws IOException {
    CommitFiles before = files(FileMode.REGULAR_FILE, "1");
    CommitFiles chmod = files(FileMode.EXECUTABLE_FILE, "1");
    CommitFiles edit = files(FileMode.EXECUTABLE_FILE, "2");

    assertThat(chmod.entries().get("run")).isNotEqualTo(before.entries().get("run"));
    assertThat(chmod.entries().get("b")).isEqualTo(before.entries().get("b"));
    assertThat(edit.entries().get("run")).isEqualTo(chmod.entries().get("run"));
    assertThat(edit.entries().get("b")).isNotEqualTo(chmod.entries().get("b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../x",
        "/etc/passwd",
        "a\\b",
        ".git",
        ".GIT",
        "a/../../b",
        "x\ny",
        "a/.giT/x",
        ".git::$DATA"
      })
  void refusesPathByName(String path) {
    TreeFormatter tree = new TreeFormatter();
    tree.append(path, FileMode.REGULAR_FILE, git.blob("content"));
    CommitHash commit = git.commit("evil", tree);

    assertThatThrownBy(() -> read(commit))
        .isInstanceOf(RefusedCommitException.class)
        .hasMessageContaining("'" + path.replace('\n', '?') + "'")
        .hasMessageContaining("merge again");
  }

  @Test
  void refusesDirectoryByName() {
    CommitHash inner = git.file("hooks/post-checkout", "curl").commit("inner");
    TreeFormatter tree = new TreeFormatter();
    tree.append(".git", FileMode.TREE, git.checkout(inner).commit().getTree());
    CommitHash commit = git.commit("evil", tree);

    assertThatThrownBy(() -> read(commit))
        .isInstanceOf(RefusedCommitException.class)
        .hasMessageContaining("'.git'");
  }

  @Test
  void refusesLinkAndDirectoryOfOneName() {
    CommitHash inner = git.file("passwd", "root::0:0").commit("inner");
    TreeFormatter tree = new TreeFormatter();
    tree.append("a", FileMode.SYMLINK, git.blob("/etc"));
    tree.append("a", FileMode.TREE, git.checkout(inner).commit().getTree());
    CommitHash commit = git.commit("evil", tree);

    assertThatThrownBy(() -> read(commit))
        .isInstanceOf(RefusedCommitException.class)
        .hasMessageContaining("'a' occurs twice");
  }

  @Test
  void refusesNameThatIsNotUtf8() {
    TreeFormatter tree = new TreeFormatter();
    tree.append(new byte[] {'a', (byte) 0xe4}, FileMode.REGULAR_FILE, git.blob("x"));
    CommitHash commit = git.commit("latin", tree);

    assertThatThrownBy(() -> read(commit)).hasMessageContaining("is not UTF-8");
  }

  @Test
  void linksThatLeadInCirclesAreOnlyLinks() throws IOException {
    CommitHash commit = git.symlink("a", "b").symlink("b", "a").symlink("c/self", "..").commit("x");

    assertThat(read(commit).files().paths()).containsExactly("a", "b", "c/self");
  }

  @Test
  void namesThatDifferInCaseAreTwoFiles() throws IOException {
    CommitHash commit =
        git.file("README", "1").file("readme", "2").file("ReadMe/x", "3").commit("x");

    assertThat(read(commit).files().paths()).containsExactly("README", "ReadMe/x", "readme");
  }

  @Test
  void refusesDirectoryThatOccursTwice() {
    CommitHash inner = git.file("f", "1").commit("inner");
    TreeFormatter tree = new TreeFormatter();
    tree.append("a", FileMode.TREE, git.checkout(inner).commit().getTree());
    tree.append("b", FileMode.TREE, git.checkout(inner).commit().getTree());
    tree.append("a", FileMode.TREE, git.checkout(inner).commit().getTree());
    CommitHash commit = git.commit("evil", tree);

    assertThatThrownBy(() -> read(commit)).hasMessageContaining("'a' occurs twice");
  }

  @Test
  void writesTheSameListThatItHolds() throws IOException {
    CommitTree tree =
        read(
            git.file("b/z", "")
                .file("b.c", "x")
                .file("b-c", "x")
                .file("ü/ö", "x")
                .file("\ud83d\ude80", "x")
                .file("\uffe0", "x")
                .symlink("a", "b/z")
                .submodule("lib")
                .commit("x"));
    ByteArrayOutputStream written = new ByteArrayOutputStream();

    tree.writeFiles(written);

    assertThat(written.toByteArray()).isEqualTo(tree.files().toBytes());
    assertThat(CommitFiles.parse(written.toByteArray())).isEqualTo(tree.files());
  }

  private CommitFiles files(FileMode modeOfRun, String contentOfB) throws IOException {
    TreeFormatter tree = new TreeFormatter();
    tree.append("b", FileMode.REGULAR_FILE, git.blob(contentOfB));
    tree.append("run", modeOfRun, git.blob("x"));
    return read(git.commit("x", tree)).files();
  }

  private static CommitFiles.Entry entry(String mode, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    try (ObjectInserter.Formatter git = new ObjectInserter.Formatter()) {
      return new CommitFiles.Entry(mode, git.idFor(Constants.OBJ_BLOB, bytes).name());
    }
  }

  private CommitTree read(CommitHash commit) throws IOException {
    Checkout checkout = git.checkout(commit);
    return CommitTree.read(checkout.repository(), checkout.commit());
  }
}
