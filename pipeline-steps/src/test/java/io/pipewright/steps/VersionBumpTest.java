package io.pipewright.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The version that follows from the tags and the commits since. */
class VersionBumpTest {
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
  void isMajorAfterTheFirstStableVersion() {
    factory.tag("v1.4.2", factory.first().mergeCommit());

    assertThat(factory.version(factory.merge("fix: x\n\nBREAKING CHANGE: y")).output())
        .contains("v2.0.0 (major: fix: x)");
  }

  @Test
  void followsAPreReleaseByItsRelease() {
    factory.tag("v1.3.0-rc.1", factory.first().mergeCommit());

    assertThat(factory.version(factory.first().mergeCommit()).output()).contains("v1.3.0 (patch");
    assertThat(factory.version(factory.merge("fix: x")).output()).contains("v1.3.1 (patch");
  }

  @Test
  void takesTheNextFreePatchIfAnotherLineOfHistoryHasTheVersion() throws Exception {
    factory.version(factory.first().mergeCommit());
    RealGit server = factory.server();
    String tree = server.run("rev-parse", "main^{tree}");
    factory.tag("v0.1.1", server.run("commit-tree", tree, "-m", "elsewhere"));

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
}
