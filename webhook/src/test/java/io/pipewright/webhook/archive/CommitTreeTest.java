package io.pipewright.webhook.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.checkout.Checkout;
import io.pipewright.webhook.checkout.GitFixture;
import io.pipewright.webhook.failure.RefusedCommitException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.jgit.lib.FileMode;
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
  void listsPathsSortedWithoutSubmodules() throws IOException {
    CommitTree tree =
        read(git.file("b/z", "").file("b.c", "").file("a", "").submodule("lib").commit("x"));

    assertThat(new String(tree.pathList(), StandardCharsets.UTF_8)).isEqualTo("a\nb.c\nb/z\n");
    assertThat(tree.submodules()).containsExactly("lib");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../x", "/etc/passwd", "a\\b", ".git", ".GIT", "a/../../b", "x\ny"})
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

  private CommitTree read(CommitHash commit) throws IOException {
    Checkout checkout = git.checkout(commit);
    return CommitTree.read(checkout.repository(), checkout.commit());
  }
}
