package io.pipewright.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pipewright.organisation.BitbucketKind;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FetchLimitsTest {
  private static final String TOKEN = "BBDC-NjM1OTg0";
  private static final RepositoryId REPOSITORY = new RepositoryId("PAY", "ledger-api");
  private static final PersonIdent ADA = new PersonIdent("Ada", "ada@example.com");
  private static final int SIZE = 1_000_000;

  private final List<Duration> waits = new ArrayList<>();
  @TempDir Path folder;
  private Git origin;
  private Repository local;
  private GitServer server;
  private CommitHash commit;

  @BeforeEach
  void start() throws Exception {
    IsolatedGit.install();
    origin =
        Git.init().setDirectory(folder.resolve("origin").toFile()).setInitialBranch("main").call();
    byte[] content = new byte[SIZE];
    new Random(1).nextBytes(content);
    commit = commit("large.bin", content);
    server = new GitServer(origin.getRepository(), TOKEN);
    local = BareRepository.create(folder.resolve("local.git"));
  }

  @AfterEach
  void stop() {
    server.close();
    local.close();
    origin.close();
  }

  @Test
  void fetchesWhatIsWithinTheLimits() throws Exception {
    remote(BitbucketKind.DATA_CENTER).fetchCommit(local, commit, limits(SIZE + 100_000));

    assertThat(local.open(local.resolve(commit + ":large.bin")).getSize()).isEqualTo(SIZE);
  }

  @Test
  void countsWhatIsStoredBecauseNoAnswerIsAskedForCompressed() {
    remote(BitbucketKind.DATA_CENTER).fetchCommit(local, commit, limits(SIZE + 100_000));

    assertThat(server.requests())
        .isNotEmpty()
        .allSatisfy(request -> assertThat(request.encoding()).isEmpty());
  }

  @Test
  void stopsAtTheSizeAndLeavesNothingBehind() throws Exception {
    TooLargeException failure =
        catchThrowableOfType(
            TooLargeException.class,
            () -> remote(BitbucketKind.DATA_CENTER).fetchCommit(local, commit, limits(SIZE / 2)));

    assertThat(failure)
        .hasMessage("cannot fetch commit %s: more than 500000 bytes", commit.abbreviated());
    assertThat(failure.retryable()).isFalse();
    assertThat(waits).isEmpty();
    assertThat(packs()).isEmpty();
  }

  @Test
  void givesUpASlowTrickle() {
    server.faulty(new SlowOrBroken.Fault(5_000, 20, new AtomicInteger()));
    FetchLimits limits = new FetchLimits(Long.MAX_VALUE, Duration.ofMillis(1500), () -> false);

    BitbucketException failure =
        failure(() -> remote(BitbucketKind.DATA_CENTER).fetchCommit(local, commit, limits));

    assertThat(failure)
        .hasMessage("cannot fetch commit %s: not done within 1 s", commit.abbreviated());
    assertThat(failure.retryable()).isTrue();
    assertThat(waits).as("no second attempt, the time is up").isEmpty();
  }

  @Test
  void stopsWhenItIsTold() {
    AtomicInteger asked = new AtomicInteger();
    BooleanSupplier soon = () -> asked.incrementAndGet() > 10;

    BitbucketException failure =
        failure(
            () ->
                remote(BitbucketKind.DATA_CENTER)
                    .fetchCommit(
                        local,
                        commit,
                        new FetchLimits(Long.MAX_VALUE, Duration.ofMinutes(1), soon)));

    assertThat(failure).hasMessageStartingWith("stopped, as told: fetch commit");
    assertThat(failure.retryable()).isFalse();
  }

  @Test
  void fetchesAgainAfterHalfAPack() throws Exception {
    server.faulty(new SlowOrBroken.Fault(SIZE / 2, 0, new AtomicInteger(2)));

    remote(BitbucketKind.DATA_CENTER).fetchCommit(local, commit, limits(2 * SIZE));

    assertThat(waits).hasSize(2);
    assertThat(local.open(local.resolve(commit + ":large.bin")).getSize()).isEqualTo(SIZE);
  }

  @Test
  void saysThatHalfAPackMayBeWholeLater() throws Exception {
    server.faulty(new SlowOrBroken.Fault(SIZE / 2, 0, new AtomicInteger(99)));

    BitbucketException failure =
        failure(() -> remote(BitbucketKind.DATA_CENTER).fetchCommit(local, commit));

    assertThat(failure.retryable()).as(failure.text()).isTrue();
    assertThat(packs()).isEmpty();
  }

  @Test
  void fetchesFromCloud() throws Exception {
    remote(BitbucketKind.CLOUD).fetchCommit(local, commit, limits(2 * SIZE));

    assertThat(server.requests())
        .allSatisfy(one -> assertThat(one.path()).startsWith("/PAY/ledger-api.git/"))
        .extracting(GitServer.Request::authorization)
        .containsOnly(Optional.of("Bearer " + TOKEN));
  }

  @Test
  void fetchesFromACloudThatTakesTheTokenAsPasswordOnly() {
    server.takePasswords();

    remote(BitbucketKind.CLOUD).fetchCommit(local, commit, limits(2 * SIZE));

    assertThat(server.requests().get(0).authorization()).contains("Bearer " + TOKEN);
    assertThat(server.requests().get(1).authorization().orElseThrow()).startsWith("Basic ");
    assertThat(waits).isEmpty();
  }

  @Test
  void sendsDataCenterNoPassword() {
    server.takePasswords();

    assertThat(failure(() -> remote(BitbucketKind.DATA_CENTER).fetchCommit(local, commit)).status())
        .isEqualTo(401);

    assertThat(server.requests())
        .extracting(GitServer.Request::authorization)
        .containsOnly(Optional.of("Bearer " + TOKEN));
  }

  @Test
  void fetchesTheHeadOfAForkFromTheTargetOfDataCenter() throws Exception {
    CommitHash head = pullRequestFromFork(7);

    remote(BitbucketKind.DATA_CENTER)
        .fetchHead(local, pullRequest(7, head, true), limits(2 * SIZE));

    assertThat(local.resolve(head + ":fork.txt")).isNotNull();
    assertThat(local.getRefDatabase().getRefs()).isEmpty();
  }

  @Test
  void refusesAHeadThatHasMovedOn() throws Exception {
    CommitHash head = pullRequestFromFork(7);

    BitbucketException failure =
        failure(
            () ->
                remote(BitbucketKind.DATA_CENTER)
                    .fetchHead(
                        local,
                        pullRequest(7, new CommitHash("a".repeat(40)), true),
                        limits(2 * SIZE)));

    assertThat(failure).hasMessageContaining("it is no longer at aaaaaaaaaaaa");
    assertThat(head.value()).doesNotStartWith("aaaaaaaaaaaa");
  }

  @Test
  void fetchesTheHeadOfABranchByItsHash() throws Exception {
    remote(BitbucketKind.CLOUD).fetchHead(local, pullRequest(7, commit, false), limits(2 * SIZE));

    assertThat(local.resolve(commit + ":large.bin")).isNotNull();
  }

  @Test
  void saysThatAForkOfCloudCannotBeRead() {
    BitbucketException failure =
        failure(
            () ->
                remote(BitbucketKind.CLOUD)
                    .fetchHead(local, pullRequest(7, commit, true), limits(2 * SIZE)));

    assertThat(failure).hasMessageContaining("it comes from a fork");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void refusesLimitsThatAllowNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> limits(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FetchLimits(1, Duration.ZERO, () -> false));
  }

  private CommitHash pullRequestFromFork(int id) throws Exception {
    origin.checkout().setName("fork").setCreateBranch(true).call();
    CommitHash head = commit("fork.txt", new byte[] {'f'});
    origin.checkout().setName("main").call();
    RefUpdate update = origin.getRepository().updateRef("refs/pull-requests/" + id + "/from");
    update.setNewObjectId(ObjectId.fromString(head.value()));
    update.forceUpdate();
    origin.branchDelete().setBranchNames("fork").setForce(true).call();
    return head;
  }

  private static PullRequest pullRequest(int id, CommitHash head, boolean fromFork) {
    return new PullRequest(
        id,
        PullRequest.State.OPEN,
        head,
        "feature/x",
        fromFork,
        "main",
        Optional.empty(),
        Optional.empty());
  }

  private static FetchLimits limits(long bytes) {
    return new FetchLimits(bytes, Duration.ofMinutes(1), () -> false);
  }

  private List<Path> packs() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("local.git").resolve("objects"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private GitRemote remote(BitbucketKind kind) {
    return new GitRemote(
        new BitbucketAccess(kind, server.url(), () -> TOKEN),
        REPOSITORY,
        Retry.standard(new Random(7), waits::add));
  }

  private CommitHash commit(String name, byte[] content) throws Exception {
    Files.write(folder.resolve("origin").resolve(name), content);
    origin.add().addFilepattern(".").call();
    return new CommitHash(
        origin.commit().setMessage(name).setAuthor(ADA).setCommitter(ADA).call().name());
  }

  private static BitbucketException failure(Runnable call) {
    return catchThrowableOfType(BitbucketException.class, call::run);
  }
}
