package io.pipewright.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executions that want a version at the same time. */
class VersionRaceTest {
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
          factory.tag(taken.get(taken.size() - 1), other);
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
}
