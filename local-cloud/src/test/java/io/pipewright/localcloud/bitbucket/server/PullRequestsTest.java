package io.pipewright.localcloud.bitbucket.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.bitbucket.Happening;
import io.pipewright.localcloud.bitbucket.PullRequest;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullRequestsTest {
  private static final String PULL =
      "/rest/api/latest/projects/PAY/repos/ledger-api/pull-requests/";

  @TempDir Path folder;
  private StandIn bitbucket;

  @BeforeEach
  void start() throws Exception {
    bitbucket = StandIn.dataCenter(folder);
  }

  @AfterEach
  void stop() {
    bitbucket.close();
  }

  @Test
  void aForksCommitsCanBeFetchedFromTheTarget() throws Exception {
    RepositoryName fork = new RepositoryName("~ADA", "ledger-api");
    developer().fork(StandIn.REPOSITORY, fork);

    PullRequest opened =
        developer().open(StandIn.REPOSITORY, fork, StandIn.change("mine", "a", "1"));
    PullRequest updated = developer().update(opened, StandIn.change("", "a", "2"));

    RealGit git = new RealGit(folder);
    git.run("init", "-q", "--bare", "local.git");
    String bearer = "http.extraHeader=Authorization: Bearer the-token";
    String url = bitbucket.server.gitUrl(StandIn.REPOSITORY).toString();
    assertThat(git.run("-c", bearer, "ls-remote", url, "refs/pull-requests/*"))
        .endsWith(updated.sourceTip() + "\trefs/pull-requests/2/from");
    RealGit local = new RealGit(folder.resolve("local.git"));
    local.run("-c", bearer, "fetch", "-q", "--depth=1", url, updated.sourceTip());
    assertThat(local.run("show", updated.sourceTip() + ":a")).isEqualTo("2");
    JsonNode shown = bitbucket.get(PULL + "2").body();
    assertThat(shown.at("/fromRef/repository/project/key").asText()).isEqualTo("~ADA");
    assertThat(shown.at("/fromRef/repository/project/type").asText()).isEqualTo("PERSONAL");
    assertThat(shown.at("/fromRef/repository/links/self/0/href").asText())
        .isEqualTo(bitbucket.server.url() + "/users/ADA/repos/ledger-api/browse");
    assertThat(shown.at("/toRef/repository/project/key").asText()).isEqualTo("PAY");

    PullRequest merged = developer().merge(updated);
    assertThat(bitbucket.head("main")).isEqualTo(merged.mergeCommit().orElseThrow());
    assertThat(bitbucket.git().run("show", "main:a")).isEqualTo("2");
    assertThat(bitbucket.git().run("fsck", "--strict")).isEmpty();
  }

  @Test
  void aGitPushMovesAPullRequestAndPushingItsCommitsToMainClosesIt() throws Exception {
    PullRequest opened = developer().open(StandIn.REPOSITORY, StandIn.change("mine", "a", "1"));
    String url =
        bitbucket
            .server
            .gitUrl(StandIn.REPOSITORY)
            .toString()
            .replace("http://", "http://ada:the-password@");
    new RealGit(folder).run("clone", "-q", "-b", "mine", url, "clone");
    RealGit clone = new RealGit(folder.resolve("clone"));
    Files.writeString(folder.resolve("clone/a"), "2");
    clone.run("commit", "-q", "-a", "-m", "fix: more");
    clone.run("push", "-q", "origin", "mine");
    String tip = clone.run("rev-parse", "HEAD");

    assertThat(bitbucket.get(PULL + "2").body().at("/fromRef/latestCommit").asText())
        .isEqualTo(tip);
    clone.run("push", "-q", "origin", "mine:main");

    JsonNode closed = bitbucket.get(PULL + "2").body();
    assertThat(closed.at("/state").asText()).isEqualTo("MERGED");
    assertThat(closed.at("/properties/mergeCommit").isMissingNode()).isTrue();
    assertThat(bitbucket.server.happenings())
        .filteredOn(Happening.SourceMoved.class::isInstance)
        .singleElement()
        .extracting(it -> ((Happening.SourceMoved) it).previousTip())
        .isEqualTo(opened.sourceTip());
    assertThat(bitbucket.server.happenings()).last().isInstanceOf(Happening.Merged.class);
  }

  @Test
  void aReadersTokenCannotPush() throws Exception {
    RealGit.Outcome pushed =
        new RealGit(bitbucket.server.directoryOf(StandIn.REPOSITORY))
            .attempt(
                "-c",
                "http.extraHeader=Authorization: Bearer reads",
                "push",
                bitbucket.server.gitUrl(StandIn.REPOSITORY).toString(),
                "main:refs/tags/v9");

    assertThat(pushed.status()).isNotZero();
    assertThat(bitbucket.git().run("tag")).isEmpty();
  }

  @Test
  void aMergeKeepsWhatHappenedOnMainMeanwhileAndRefusesAConflict() throws Exception {
    PullRequest one = developer().open(StandIn.REPOSITORY, StandIn.change("one", "a", "1"));
    PullRequest two = developer().open(StandIn.REPOSITORY, StandIn.change("two", "a", "2"));
    developer().push(StandIn.REPOSITORY, StandIn.change("main", "b", "b"));

    developer().merge(one);

    assertThat(bitbucket.git().run("show", "main:a")).isEqualTo("1");
    assertThat(bitbucket.git().run("show", "main:b")).isEqualTo("b");
    assertThatIllegalStateException()
        .isThrownBy(() -> developer().merge(two))
        .withMessage("pull request #3 of PAY/ledger-api conflicts with main");
    assertThatIllegalStateException()
        .isThrownBy(() -> developer().decline(one))
        .withMessage("pull request #2 of PAY/ledger-api is MERGED");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> developer().open(StandIn.REPOSITORY, StandIn.change("two", "c", "")));
  }

  @Test
  void aRenamedRepositoryKeepsItsPullRequestsAndItsOldNameIsFree() throws Exception {
    developer().open(StandIn.REPOSITORY, StandIn.change("mine", "a", "1"));
    RepositoryName renamed = new RepositoryName("PAY", "ledger");
    developer().rename(StandIn.REPOSITORY, renamed);

    assertThat(bitbucket.get(PULL + "2").status()).isEqualTo(404);
    JsonNode shown =
        bitbucket.get("/rest/api/latest/projects/PAY/repos/ledger/pull-requests/2").body();
    assertThat(shown.at("/toRef/repository/slug").asText()).isEqualTo("ledger");
    bitbucket.server.createRepository(StandIn.REPOSITORY);
    assertThat(bitbucket.server.directoryOf(StandIn.REPOSITORY))
        .isNotEqualTo(bitbucket.server.directoryOf(renamed));
  }

  private Developer developer() {
    return bitbucket.server.developer();
  }
}
