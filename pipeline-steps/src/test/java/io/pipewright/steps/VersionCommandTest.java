package io.pipewright.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void growsWithTheCommits() {
    assertThat(factory.version(factory.first().mergeCommit()).output()).contains("v0.1.0");

    assertThat(factory.version(factory.merge("fix: round down")).output())
        .isEqualTo("pipewright: version passed: v0.1.1 (patch: fix: round down)\n");
    assertThat(factory.version(factory.merge("feat: limits")).output())
        .contains("v0.2.0 (minor: feat: limits)");
    factory.merge("feat!: new protocol");
    assertThat(factory.version(factory.merge("docs: explain")).output())
        .contains("v0.3.0 (minor: feat!: new protocol)");
  }

  @Test
  void isMajorAfterTheFirstStableVersion() throws Exception {
    tag("v1.4.2", factory.first().mergeCommit());

    assertThat(factory.version(factory.merge("fix: x\n\nBREAKING CHANGE: y")).output())
        .contains("v2.0.0 (major: fix: x)");
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
  void takesTheNextVersionIfItLosesTheRace() throws Exception {
    factory.version(factory.first().mergeCommit());
    String mine = factory.merge("fix: mine");
    String theirs = factory.merge("fix: theirs");
    List<Factory.Run> winner = new ArrayList<>();
    factory.beforeTag(
        () -> {
          factory.beforeTag(() -> {});
          winner.add(factory.version(theirs));
        });

    Factory.Run loser = factory.version(mine);

    assertThat(winner).hasSize(1);
    assertThat(winner.get(0).exports()).contains("TAG=v0.1.1", theirs);
    assertThat(loser.exports()).contains("TAG=v0.1.2", mine);
    assertThat(factory.server().run("rev-parse", "v0.1.1^{}")).isEqualTo(theirs);
    assertThat(factory.server().run("rev-parse", "v0.1.2^{}")).isEqualTo(mine);
  }

  @Test
  void takesTheTagOfAnotherExecutionOfTheSameCommit() throws Exception {
    String commit = factory.first().mergeCommit();
    factory.beforeTag(
        () -> {
          factory.beforeTag(() -> {});
          assertThat(factory.version(commit).exitCode()).isZero();
        });

    Factory.Run loser = factory.version(commit);

    assertThat(loser.output()).as(loser.errors()).contains("v0.1.0 (already on this commit)");
    assertThat(factory.server().run("tag")).isEqualTo("v0.1.0");
  }

  @Test
  void twoExecutionsAtOnceGetTwoVersions() throws Exception {
    String one = factory.merge("feat: one");
    String two = factory.merge("feat: two");

    CompletableFuture<Factory.Run> first =
        CompletableFuture.supplyAsync(() -> factory.version(one));
    CompletableFuture<Factory.Run> second =
        CompletableFuture.supplyAsync(() -> factory.version(two));

    assertThat(first.get().exitCode()).as(first.get().errors()).isZero();
    assertThat(second.get().exitCode()).as(second.get().errors()).isZero();
    assertThat(first.get().exports().lines().findFirst())
        .isNotEqualTo(second.get().exports().lines().findFirst());
    assertThat(factory.server().run("tag").lines()).hasSize(2);
    for (String name : factory.server().run("tag").lines().toList()) {
      assertThat(factory.server().run("cat-file", "-t", name)).isEqualTo("tag");
    }
  }

  @Test
  void givesUpIfEachVersionIsTakenAway() {
    String commit = factory.first().mergeCommit();
    String other = factory.merge("fix: other");
    List<String> taken = new ArrayList<>();
    factory.beforeTag(
        () -> {
          taken.add("v0.1." + taken.size());
          tagUnchecked(taken.get(taken.size() - 1), other);
        });

    Factory.Run run = factory.version(commit);

    assertThat(taken).hasSize(5);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.errors())
        .isEqualTo(
            "pipewright: version failed: other executions took the version 5 times; run the stage"
                + " again\n");
    assertThat(run.exports()).isEmpty();
  }

  @Test
  void takesTheNextFreePatchIfAnotherLineOfHistoryHasTheVersion() throws Exception {
    factory.version(factory.first().mergeCommit());
    RealGit server = factory.server();
    String tree = server.run("rev-parse", "main^{tree}");
    tag("v0.1.1", server.run("commit-tree", tree, "-m", "elsewhere"));

    assertThat(factory.version(factory.merge("fix: here")).output()).contains("v0.1.2 (patch");
  }

  @Test
  void ignoresWhatIsNoVersionAndNotesALightweightTag() throws Exception {
    RealGit server = factory.server();
    String commit = factory.first().mergeCommit();
    server.run("tag", "-a", "v1", "-m", "no version", commit);
    server.run("tag", "-a", "vendor", "-m", "no version", commit);
    server.run("tag", "-a", "v9.0.0", "-m", "of a tree", commit + "^{tree}");
    server.run("tag", "v1.2.0", commit);

    Factory.Run run = factory.version(commit);

    assertThat(run.output()).contains("v1.2.1 (patch: no commit since the last version)");
    assertThat(factory.version(commit).output()).contains("v1.2.1 (already on this commit)");
  }

  @Test
  void followsAPreReleaseByItsRelease() throws Exception {
    tag("v1.3.0-rc.1", factory.first().mergeCommit());

    assertThat(factory.version(factory.first().mergeCommit()).output()).contains("v1.3.0 (patch");
    assertThat(factory.version(factory.merge("fix: x")).output()).contains("v1.3.1 (patch");
  }

  @Test
  void refusesAnArchiveOfAnotherRepository() throws Exception {
    Factory.Run run =
        factory.version(factory.first().mergeCommit(), Map.of("PIPEWRIGHT_REPOSITORY", "PAY/roll"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errors())
        .startsWith("pipewright: version failed: the archive belongs to 'PAY/ledger-api'")
        .hasLineCount(1);
    assertThat(factory.server().run("tag")).isEmpty();
  }

  @Test
  void saysThatTheTokenIsRefusedWithoutShowingIt() throws Exception {
    Factory.Run run =
        factory.version(factory.first().mergeCommit(), Map.of("BITBUCKET_TOKEN", "stolen-token"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errors())
        .contains("Bitbucket answered 401; check that the token")
        .doesNotContain("stolen-token")
        .hasLineCount(1);
    assertThat(run.exports()).isEmpty();
  }

  @Test
  void saysThatTheCommitIsNotInBitbucket() {
    Factory.Run run = factory.version("f".repeat(40));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errors())
        .startsWith("pipewright: version failed: cannot fetch the history of ffffffffffff")
        .hasLineCount(1);
  }

  @Test
  void saysThatBitbucketDoesNotAnswer() {
    factory.close();

    Factory.Run run = factory.version(factory.first().mergeCommit());

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.errors()).contains("the connection to 127.0.0.1").hasLineCount(1);
  }

  @Test
  void refusesToSendTheTokenInTheClear() {
    Factory.Run run =
        factory.version(
            factory.first().mergeCommit(),
            Map.of("PIPEWRIGHT_BITBUCKET_URL", "http://bitbucket.example.com"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors()).contains("must start with https://");
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

  private void tag(String name, String commit) throws Exception {
    factory.server().run("tag", "-a", name, "-m", "Release " + name, commit);
  }

  private void tagUnchecked(String name, String commit) {
    try {
      tag(name, commit);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }
}
