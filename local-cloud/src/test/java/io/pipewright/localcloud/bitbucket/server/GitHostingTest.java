package io.pipewright.localcloud.bitbucket.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.localcloud.bitbucket.AccessLogEntry;
import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.Change;
import io.pipewright.localcloud.bitbucket.MergedPullRequest;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHostingTest {
  private static final RepositoryName REPOSITORY = new RepositoryName("PAY", "ledger-api");
  private static final BitbucketAccounts ACCOUNTS =
      new BitbucketAccounts("the-token", "ada", "the-password");
  private static final String BEARER = "http.extraHeader=Authorization: Bearer the-token";

  @TempDir Path folder;
  private BitbucketServer bitbucket;
  private RealGit git;
  private MergedPullRequest merged;

  @BeforeEach
  void start() throws Exception {
    Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    bitbucket = BitbucketServer.start(folder.resolve("bitbucket"), ACCOUNTS, clock, 0);
    Path source = Files.createDirectories(folder.resolve("source"));
    Files.writeString(source.resolve("main.py"), "print('hello')\n");
    Files.writeString(source.resolve("pipeline.yaml"), "version: 1\n");
    merged = bitbucket.importDirectory(REPOSITORY, source, "feat: deliver with Pipewright");
    git = new RealGit(folder);
  }

  @AfterEach
  void stop() {
    bitbucket.close();
  }

  @Test
  void aDeveloperClonesAndPushesABranch() throws Exception {
    git.run("clone", "-q", urlWith("ada:the-password@"), "clone");
    RealGit clone = new RealGit(folder.resolve("clone"));

    assertThat(clone.run("rev-parse", "HEAD")).isEqualTo(merged.mergeCommit());
    clone.run("push", "-q", "origin", "HEAD:refs/heads/feature/mine");

    assertThat(onServer().run("branch", "--list")).contains("feature/mine");
  }

  @Test
  void theFactoryFetchesAnyReachableCommitWithoutItsFiles() throws Exception {
    git.run("init", "-q", "--bare", "local.git");
    RealGit local = new RealGit(folder.resolve("local.git"));

    local.run(
        "-c", BEARER, "fetch", "-q", "--filter=blob:none", urlWith(""), merged.targetTipBefore());

    assertThat(local.run("cat-file", "-t", merged.targetTipBefore())).isEqualTo("commit");
    assertThat(local.run("count-objects", "-v")).contains("in-pack: 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--depth=1", "--filter=blob:none"})
  void saysInGitsWordsThatACommitIsNotThere(String option) throws Exception {
    git.run("init", "-q", "--bare", "local.git");

    RealGit.Outcome fetched =
        new RealGit(folder.resolve("local.git"))
            .attempt("-c", BEARER, "fetch", option, urlWith(""), "f".repeat(40));

    assertThat(fetched.status()).isNotZero();
    assertThat(fetched.output()).contains("remote error: upload-pack: ").contains("f".repeat(40));
  }

  @Test
  void theFactoryCreatesATagButNeverMovesOrDeletesOne() throws Exception {
    RealGit clone = cloneOfFactory();
    clone.run("tag", "-a", "v1.0.0", "-m", "Release v1.0.0");
    clone.run("-c", BEARER, "push", "-q", urlWith(""), "v1.0.0");
    assertThat(onServer().run("cat-file", "-t", "v1.0.0")).isEqualTo("tag");

    clone.run("tag", "-f", "-a", "v1.0.0", "-m", "Another");
    RealGit.Outcome moved = clone.attempt("-c", BEARER, "push", "-f", urlWith(""), "v1.0.0");
    RealGit.Outcome deleted = clone.attempt("-c", BEARER, "push", urlWith(""), ":v1.0.0");

    assertThat(moved.status()).isNotZero();
    assertThat(moved.output()).contains("this token may only create tags");
    assertThat(deleted.status()).isNotZero();
    assertThat(onServer().run("tag", "-n1")).contains("Release v1.0.0");
  }

  @Test
  void theFactoryPushesNoBranch() throws Exception {
    RealGit.Outcome pushed =
        cloneOfFactory().attempt("-c", BEARER, "push", urlWith(""), "HEAD:refs/heads/evil");

    assertThat(pushed.status()).isNotZero();
    assertThat(pushed.output()).contains("this token may only create tags");
    assertThat(onServer().run("branch", "--list")).doesNotContain("evil");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ada:wrong@", "ada:@", "x-token-auth:the-token@"})
  void nobodyElseGetsIn(String credentials) throws Exception {
    RealGit.Outcome cloned = git.attempt("clone", "-q", urlWith(credentials), "clone");

    assertThat(cloned.status()).isNotZero();
    assertThat(bitbucket.accessLog()).last().extracting(AccessLogEntry::status).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/scm/pay/other.git", "/scm/pay/ledger-api", "/scm/pay/%2e%2e/%2e%2e/bitbucket"})
  void servesNothingBesideTheRepositories(String path) throws Exception {
    RealGit.Outcome cloned =
        git.attempt("-c", BEARER, "clone", "-q", bitbucket.url() + path, "clone");

    assertThat(cloned.status()).isNotZero();
  }

  @Test
  void logsEachRequestWithoutItsHeaders() throws Exception {
    cloneOfFactory();

    assertThat(bitbucket.accessLog())
        .contains(
            new AccessLogEntry(
                "GET", "/scm/pay/ledger-api.git/info/refs?service=git-upload-pack", 200));
    assertThat(Files.readString(folder.resolve("bitbucket/access.log")))
        .contains("POST /scm/pay/ledger-api.git/git-upload-pack 200")
        .doesNotContain("the-token");
  }

  @Test
  void anotherChangeIsMergedOnTop() throws Exception {
    MergedPullRequest next =
        bitbucket.merge(
            REPOSITORY,
            new Change("fix/greeting", "fix: greet\n\nAll.", Map.of("main.py", "print('hi')\n")));

    assertThat(next.number()).isEqualTo(2);
    assertThat(next.title()).isEqualTo("fix: greet");
    assertThat(next.targetTipBefore()).isEqualTo(merged.mergeCommit());
    assertThat(onServer().run("rev-parse", "main")).isEqualTo(next.mergeCommit());
    assertThat(onServer().run("show", "main:main.py")).isEqualTo("print('hi')");
    assertThat(onServer().run("fsck", "--strict")).isEmpty();
  }

  private RealGit cloneOfFactory() throws Exception {
    git.run("-c", BEARER, "clone", "-q", urlWith(""), "factory");
    return new RealGit(folder.resolve("factory"));
  }

  private RealGit onServer() {
    return new RealGit(bitbucket.directoryOf(REPOSITORY));
  }

  private String urlWith(String credentials) {
    return bitbucket.url().toString().replace("http://", "http://" + credentials)
        + "/scm/pay/ledger-api.git";
  }
}
