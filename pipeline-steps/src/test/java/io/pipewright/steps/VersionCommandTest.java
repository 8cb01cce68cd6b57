package io.pipewright.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tag of a commit, and what the step says and exports. */
class VersionCommandTest {
  @TempDir Path folder;
  private Factory factory;

  @BeforeEach
  void start() throws Exception {
    factory = new Factory(folder);
  }

  @AfterEach
  void stop() {
    factory.close();
  }

  @Test
  void pushesAnAnnotatedTagThatNamesTheExecution() throws Exception {
    String commit = factory.first().mergeCommit();

    Factory.Run run = factory.version(commit);

    assertThat(run.errors()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.output())
        .isEqualTo("pipewright: version passed: v0.1.0 (minor: the first version)\n");
    assertThat(run.exports())
        .isEqualTo("export VERSION=0.1.0\nexport TAG=v0.1.0\nexport COMMIT=" + commit + "\n");
    RealGit server = factory.server();
    assertThat(server.run("cat-file", "-t", "v0.1.0")).isEqualTo("tag");
    assertThat(server.run("log", "--decorate", "--oneline", "-1", "main")).contains("tag: v0.1.0");
    assertThat(server.run("for-each-ref", "--format=%(taggername) %(taggeremail)", "refs/tags"))
        .isEqualTo("Pipewright <pipewright@127.0.0.1>");
    assertThat(server.run("for-each-ref", "--format=%(contents:subject)", "refs/tags"))
        .isEqualTo("Release v0.1.0");
    assertThat(server.run("for-each-ref", "--format=%(contents:trailers:only)", "refs/tags"))
        .isEqualTo(
            """
            Pipeline: payments--ledger-api
            Execution: 0b1c2d3e-0000-4000-8000-000000000000
            Commit: %s
            Repository: PAY/ledger-api"""
                .formatted(commit));
    assertThat(server.run("fsck", "--strict")).isEmpty();
  }

  @Test
  void givesACommitItsVersionOnce() throws Exception {
    String commit = factory.first().mergeCommit();
    Factory.Run one = factory.version(commit);
    factory.version(factory.merge("fix: later"));
    String tagBefore = factory.server().run("rev-parse", "v0.1.0");

    Factory.Run two = factory.version(commit);

    assertThat(two.exports()).isEqualTo(one.exports());
    assertThat(two.output())
        .isEqualTo("pipewright: version passed: v0.1.0 (already on this commit)\n");
    assertThat(factory.server().run("rev-parse", "v0.1.0")).isEqualTo(tagBefore);
    assertThat(factory.server().run("tag")).isEqualTo("v0.1.0\nv0.1.1");
    assertThat(pushes()).isEqualTo(2);
  }

  @Test
  void versionsACommitThatTheBranchHasLeftBehind() throws Exception {
    String older = factory.first().mergeCommit();
    factory.merge("feat: newer");

    assertThat(factory.version(older).output()).contains("v0.1.0");
    assertThat(factory.server().run("rev-parse", "v0.1.0^{commit}")).isEqualTo(older);
  }

  @Test
  void aCommitsTextForgesNoLineOfTheLogAndNothingInTheShell() {
    factory.version(factory.first().mergeCommit());
    Factory.Run run =
        factory.version(factory.merge("feat: $(touch pwned) `id`\rpipewright: version passed"));

    assertThat(run.output()).hasLineCount(1).contains("$(touch pwned)");
    assertThat(run.exports()).doesNotContain("pwned").hasLineCount(3);
  }

  @Test
  void leavesNothingBehind() throws Exception {
    factory.version(factory.first().mergeCommit());
    factory.version("f".repeat(40));

    try (var files = Files.list(factory.temporary())) {
      assertThat(files).isEmpty();
    }
  }

  private long pushes() {
    return factory.bitbucket().accessLog().stream()
        .filter(entry -> entry.method().equals("POST"))
        .filter(entry -> entry.path().endsWith("/git-receive-pack"))
        .count();
  }
}
