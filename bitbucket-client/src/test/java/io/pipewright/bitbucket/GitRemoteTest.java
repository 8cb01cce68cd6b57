package io.pipewright.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipewright.organisation.BitbucketKind;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRemoteTest {
  private static final String TOKEN = "BBDC-NjM1OTg0";
  private static final RepositoryId REPOSITORY = new RepositoryId("PAY", "ledger-api");
  private static final PersonIdent ADA = new PersonIdent("Ada", "ada@example.com");

  private final List<Duration> waits = new ArrayList<>();
  @TempDir Path folder;
  private Git origin;
  private Repository local;
  private GitServer server;

  @BeforeEach
  void start() throws Exception {
    IsolatedGit.install();
    origin =
        Git.init().setDirectory(folder.resolve("origin").toFile()).setInitialBranch("main").call();
    origin.getRepository().getConfig().setBoolean("uploadpack", null, "allowfilter", true);
    origin.getRepository().getConfig().save();
    server = new GitServer(origin.getRepository(), TOKEN);
    local = BareRepository.create(folder.resolve("local.git"));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    local.close();
    origin.close();
  }

  @Test
  void fetchesExactlyOneCommitWithItsFiles() throws Exception {
    commit("first");
    CommitHash second = commit("second");
    origin.tag().setName("v1.0.0").setTagger(ADA).call();
    commit("third");

    remote().fetchCommit(local, second);

    RevCommit fetched = parse(second);
    assertThat(fetched.getFullMessage()).isEqualTo("second");
    assertThat(fetched.getParentCount()).as("parents, in the shallow repository").isZero();
    assertThat(local.getRefDatabase().getRefs()).as("tags and branches").isEmpty();
    assertThat(local.resolve(second + ":second.txt")).isNotNull();
    assertThat(local.getObjectDatabase().has(local.resolve(second + ":second.txt"))).isTrue();
  }

  @Test
  void sendsTheTokenAsBearerToTheDataCenterPath() throws Exception {
    CommitHash commit = commit("only");

    remote().fetchCommit(local, commit);

    assertThat(server.requests())
        .isNotEmpty()
        .allSatisfy(
            request -> {
              assertThat(request.path()).startsWith("/scm/pay/ledger-api.git/");
              assertThat(request.authorization()).contains("Bearer " + TOKEN);
            });
  }

  @Test
  void fetchesTheHistoryAndTheVersionTagsWithoutFiles() throws Exception {
    CommitHash first = commit("first");
    origin.tag().setName("v1.0.0").setTagger(ADA).setMessage("Release v1.0.0").call();
    origin.tag().setName("other").setTagger(ADA).call();
    CommitHash second = commit("second");

    remote().fetchHistory(local, second);

    assertThat(parse(second).getParent(0).name()).isEqualTo(first.value());
    assertThat(local.exactRef("refs/tags/v1.0.0")).isNotNull();
    assertThat(local.exactRef("refs/tags/other")).isNull();
    assertThat(local.getObjectDatabase().has(local.resolve(second + ":second.txt")))
        .as("a file's content")
        .isFalse();
  }

  @Test
  void fetchesTheHistoryFromAServerThatCannotFilter() throws Exception {
    origin.getRepository().getConfig().setBoolean("uploadpack", null, "allowfilter", false);
    origin.getRepository().getConfig().save();
    commit("first");
    CommitHash second = commit("second");

    remote().fetchHistory(local, second);

    assertThat(parse(second).getParentCount()).isOne();
  }

  @Test
  void pushesAnAnnotatedTag() throws Exception {
    commit("first");
    CommitHash second = commit("second");
    remote().fetchHistory(local, second);

    assertThat(tagAndPush("v1.0.0", second)).isEqualTo(PushResult.PUSHED);

    try (RevWalk walk = new RevWalk(origin.getRepository())) {
      RevTag tag = walk.parseTag(origin.getRepository().resolve("refs/tags/v1.0.0"));
      assertThat(tag.getFullMessage()).isEqualTo("Release v1.0.0");
      assertThat(tag.getObject().name()).isEqualTo(second.value());
    }
    assertThat(remote().listTags(local)).containsOnlyKeys("v1.0.0");
  }

  @Test
  void pushesATagOfACommitThatTheBranchHasLeftBehind() throws Exception {
    CommitHash first = commit("first");
    remote().fetchHistory(local, first);
    commit("second");
    commit("third");

    assertThat(tagAndPush("v1.0.0", first)).isEqualTo(PushResult.PUSHED);
  }

  @Test
  void leavesATagThatIsThereAsItIs() throws Exception {
    CommitHash first = commit("first");
    Ref theirs = origin.tag().setName("v1.0.0").setTagger(ADA).setMessage("theirs").call();
    CommitHash second = commit("second");
    remote().fetchCommit(local, second);

    assertThat(tagAndPush("v1.0.0", second)).isEqualTo(PushResult.EXISTS);

    assertThat(first).isNotEqualTo(second);
    assertThat(origin.getRepository().exactRef("refs/tags/v1.0.0").getObjectId())
        .isEqualTo(theirs.getObjectId());
  }

  @Test
  void losesARaceForATagAndSaysSo() throws Exception {
    CommitHash commit = commit("first");
    remote().fetchHistory(local, commit);
    server.beforeReceive(() -> tagAtOrigin("v1.0.0"));

    assertThat(tagAndPush("v1.0.0", commit)).isEqualTo(PushResult.EXISTS);
  }

  @Test
  void sendsNoCredentialToAnotherHost() throws Exception {
    CommitHash commit = commit("first");
    try (GitServer other = new GitServer(origin.getRepository(), TOKEN)) {
      server.redirectTo(other.url());

      BitbucketException failure = failure(() -> remote().fetchCommit(local, commit));

      assertThat(failure).hasMessageContaining("answered 302; redirects are not followed");
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void connectsToNoOtherServerEvenIfGitWantedTo() throws Exception {
    FetchLimits limits = FetchLimits.none();
    PinnedConnections pinned =
        new PinnedConnections(server.url(), new Reception("try", limits, limits.time()));
    try (GitServer other = new GitServer(origin.getRepository(), TOKEN)) {
      assertThatThrownBy(() -> pinned.create(other.url().toURL()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("refused to connect");
    }
  }

  @Test
  void refusesARepositoryWhoseConfigurationFollowsRedirects() throws Exception {
    CommitHash commit = commit("first");
    local.getConfig().setString("http", server.url().toString(), "followRedirects", "true");

    assertThatThrownBy(() -> remote().fetchCommit(local, commit))
        .isInstanceOf(IllegalStateException.class);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void collectsNoGarbageWhileTheDirectoryIsDeleted() {
    assertThat(local.getConfig().getInt("gc", null, "auto", 6700)).isZero();
    assertThat(local.getConfig().getBoolean("gc", null, "autoDetach", true)).isFalse();
  }

  @Test
  void readsNoConfigurationOfTheUser() throws Exception {
    File home = folder.resolve("home").toFile();
    Files.createDirectories(home.toPath());
    Files.writeString(home.toPath().resolve(".gitconfig"), "[http]\n\textraHeader = X-Evil: 1\n");
    File before = local.getFS().userHome();
    try {
      local.getFS().setUserHome(home);
      try (Repository fresh = BareRepository.create(folder.resolve("fresh.git"))) {
        assertThat(fresh.getConfig().getString("http", null, "extraHeader")).isNull();
      }
    } finally {
      local.getFS().setUserHome(before);
    }
  }

  @Test
  void asksForNoPasswordAndShowsNoTokenWhenItIsRefused() throws Exception {
    CommitHash commit = commit("first");
    GitRemote wrong =
        new GitRemote(
            new BitbucketAccess(BitbucketKind.DATA_CENTER, server.url(), () -> "wrong-token"),
            REPOSITORY,
            retry());

    BitbucketException failure = failure(() -> wrong.fetchCommit(local, commit));

    assertThat(failure.retryable()).isFalse();
    assertThat(failure)
        .hasMessageContaining("answered 401; check that the token")
        .hasMessageNotContaining("wrong-token")
        .hasNoCause();
    assertThat(server.requests())
        .extracting(GitServer.Request::authorization)
        .containsOnly(Optional.of("Bearer wrong-token"));
  }

  @Test
  void triesAgainAfterAPassingFailure() throws Exception {
    CommitHash commit = commit("first");
    server.failNext(2);

    remote().fetchCommit(local, commit);

    assertThat(parse(commit).getFullMessage()).isEqualTo("first");
    assertThat(waits).hasSize(2);
  }

  @Test
  void saysThatACommitIsNotThere() throws Exception {
    commit("first");
    CommitHash unknown = new CommitHash("f".repeat(40));

    BitbucketException failure = failure(() -> remote().fetchHistory(local, unknown));

    assertThat(failure)
        .hasMessageContaining("cannot fetch the history of ffffffffffff of PAY/ledger-api");
    assertThat(failure.retryable()).as(failure.text()).isFalse();
  }

  private GitRemote remote() {
    return new GitRemote(
        new BitbucketAccess(BitbucketKind.DATA_CENTER, server.url(), () -> TOKEN),
        REPOSITORY,
        retry());
  }

  private Retry retry() {
    return Retry.standard(new Random(7), waits::add);
  }

  private PushResult tagAndPush(String name, CommitHash commit) throws Exception {
    try (RevWalk walk = new RevWalk(local)) {
      Git.wrap(local)
          .tag()
          .setName(name)
          .setObjectId(walk.parseCommit(ObjectId.fromString(commit.value())))
          .setTagger(ADA)
          .setMessage("Release " + name)
          .call();
    }
    return remote().pushTag(local, name);
  }

  private void tagAtOrigin(String name) {
    try {
      origin.tag().setName(name).setTagger(ADA).setMessage("theirs").call();
    } catch (GitAPIException failure) {
      throw new AssertionError(failure);
    }
  }

  private CommitHash commit(String name) throws Exception {
    Files.writeString(folder.resolve("origin").resolve(name + ".txt"), name);
    origin.add().addFilepattern(".").call();
    return new CommitHash(
        origin.commit().setMessage(name).setAuthor(ADA).setCommitter(ADA).call().name());
  }

  private RevCommit parse(CommitHash commit) throws IOException {
    try (RevWalk walk = new RevWalk(local)) {
      RevCommit parsed = walk.parseCommit(ObjectId.fromString(commit.value()));
      walk.parseBody(parsed);
      return parsed;
    }
  }

  private static BitbucketException failure(Runnable call) {
    return catchThrowableOfType(BitbucketException.class, call::run);
  }
}
