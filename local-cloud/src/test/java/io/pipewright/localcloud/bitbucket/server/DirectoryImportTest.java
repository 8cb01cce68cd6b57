package io.pipewright.localcloud.bitbucket.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.ImportException;
import io.pipewright.localcloud.bitbucket.MergedPullRequest;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryImportTest {
  private static final RepositoryName REPOSITORY = new RepositoryName("PAY", "ledger-api");
  private static final String MESSAGE = "feat: deliver with Pipewright\n\nWith all gates.";

  @TempDir Path folder;
  private Path source;
  private BitbucketServer bitbucket;

  @BeforeEach
  void start() throws Exception {
    source = Files.createDirectories(folder.resolve("source"));
    bitbucket =
        BitbucketServer.start(
            folder.resolve("bitbucket"),
            new BitbucketAccounts("t", "u", "p"),
            Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC),
            0);
  }

  @AfterEach
  void stop() {
    bitbucket.close();
  }

  @Test
  void mergesTheManifestOfAPlainDirectoryByARealMergeCommit() throws Exception {
    Files.writeString(source.resolve("pipeline.yaml"), "version: 1\n");
    Files.writeString(source.resolve("main.py"), "print()\n");

    MergedPullRequest merged = bitbucket.importDirectory(REPOSITORY, source, MESSAGE);

    assertThat(git().run("rev-parse", "main")).isEqualTo(merged.mergeCommit());
    assertThat(git().run("rev-list", "--parents", "-1", "main"))
        .isEqualTo(
            String.join(" ", merged.mergeCommit(), merged.targetTipBefore(), merged.sourceTip()));
    assertThat(git().run("ls-tree", "--name-only", merged.targetTipBefore())).isEqualTo("main.py");
    assertThat(git().run("show", "main:pipeline.yaml")).isEqualTo("version: 1");
    assertThat(git().run("rev-parse", merged.sourceBranch())).isEqualTo(merged.sourceTip());
    assertThat(git().run("log", "-1", "--format=%B", "main"))
        .startsWith("Pull request #1: feat: deliver with Pipewright")
        .contains("Merge in PAY/ledger-api from feature/pipewright to main");
    assertThat(merged.title()).isEqualTo("feat: deliver with Pipewright");
    assertThat(git().run("fsck", "--strict")).isEmpty();
  }

  @Test
  void keepsModesAndLinksAndLeavesOutWhatIsIgnored() throws Exception {
    Files.writeString(source.resolve("run.sh"), "#!/bin/sh\r\n");
    assertThat(source.resolve("run.sh").toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(source.resolve("link"), Path.of("../outside"));
    Files.writeString(source.resolve(".gitignore"), "/target/\n");
    Files.createDirectories(source.resolve("target"));
    Files.writeString(source.resolve("target/junk"), "junk");

    bitbucket.importDirectory(REPOSITORY, source, MESSAGE);

    assertThat(git().run("ls-tree", "-r", "main", "--format=%(objectmode) %(path)").lines())
        .containsExactly(
            "100644 .gitignore", "100644 .pull-request", "120000 link", "100755 run.sh");
    assertThat(git().run("cat-file", "-s", "main:run.sh")).isEqualTo("11");
    try (var files = Files.list(source)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("run.sh", "link", ".gitignore", "target");
    }
  }

  @Test
  void keepsTheHistoryAndTheVersionsOfARepository() throws Exception {
    RealGit mine = new RealGit(source);
    mine.run("init", "-q", "-b", "trunk");
    Files.writeString(source.resolve("pipeline.yaml"), "version: 1\n");
    mine.run("add", ".");
    mine.run("commit", "-q", "-m", "feat: begin");
    mine.run("tag", "-a", "v1.2.0", "-m", "Release");
    mine.run("tag", "other");
    Files.writeString(source.resolve("more.txt"), "more\n");
    mine.run("add", ".");
    mine.run("commit", "-q", "-m", "fix: more");

    MergedPullRequest merged = bitbucket.importDirectory(REPOSITORY, source, MESSAGE);

    assertThat(merged.targetTipBefore()).isEqualTo(mine.run("rev-parse", "HEAD"));
    assertThat(git().run("tag")).isEqualTo("v1.2.0");
    assertThat(git().run("describe", "main")).startsWith("v1.2.0-");
    assertThat(git().run("ls-tree", "--name-only", "main").lines())
        .containsExactly(".pull-request", "more.txt", "pipeline.yaml");
  }

  @Test
  void mergesTheManifestThatWasOnlyWrittenIntoTheWorkTree() throws Exception {
    RealGit mine = new RealGit(source);
    mine.run("init", "-q", "-b", "main");
    Files.writeString(source.resolve("a.txt"), "a\n");
    mine.run("add", ".");
    mine.run("commit", "-q", "-m", "feat: begin");
    Files.writeString(source.resolve("pipeline.yaml"), "version: 1\n");

    bitbucket.importDirectory(REPOSITORY, source, MESSAGE);

    assertThat(git().run("show", "main:pipeline.yaml")).isEqualTo("version: 1");
    assertThat(mine.run("status", "--porcelain")).isEqualTo("?? pipeline.yaml");
  }

  @Test
  void keepsAManifestThatIsNotUtf8() throws Exception {
    byte[] latin1 = "# café\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(source.resolve("pipeline.yaml"), latin1);

    bitbucket.importDirectory(REPOSITORY, source, MESSAGE);

    assertThat(git().run("cat-file", "-s", "main:pipeline.yaml"))
        .isEqualTo(String.valueOf(latin1.length));
  }

  @Test
  void saysThatARepositoryWithoutACommitCannotBeImported() throws Exception {
    new RealGit(source).run("init", "-q");

    assertThatThrownBy(() -> bitbucket.importDirectory(REPOSITORY, source, MESSAGE))
        .isInstanceOf(ImportException.class)
        .hasMessage(source + " is a git repository without a commit. Commit its files first.");
  }

  @Test
  void refusesASecondRepositoryOfThatName() {
    bitbucket.createRepository(REPOSITORY);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> bitbucket.createRepository(new RepositoryName("pay", "ledger-api")));
  }

  private RealGit git() {
    return new RealGit(bitbucket.directoryOf(REPOSITORY));
  }
}
