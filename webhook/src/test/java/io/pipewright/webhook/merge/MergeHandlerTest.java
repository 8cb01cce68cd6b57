package io.pipewright.webhook.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import io.pipewright.webhook.archive.CommitArchive;
import io.pipewright.webhook.archive.FakeObjectStore;
import io.pipewright.webhook.checkout.Checkouts;
import io.pipewright.webhook.checkout.FixtureSource;
import io.pipewright.webhook.checkout.GitFixture;
import io.pipewright.webhook.event.Event.PullRequestMerged;
import io.pipewright.webhook.feedback.CommitFeedback;
import io.pipewright.webhook.feedback.RecordingStatuses;
import io.pipewright.webhook.launch.Launcher;
import io.pipewright.webhook.launch.RecordingLauncher;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeHandlerTest {
  @TempDir private Path origin;
  @TempDir private Path temporary;
  private final FakeObjectStore store = new FakeObjectStore();
  private final RecordingLauncher launcher = new RecordingLauncher();
  private final RecordingStatuses statuses = new RecordingStatuses();
  private GitFixture git;
  private FixtureSource source;
  private CommitHash commit;

  @BeforeEach
  void create() {
    git = new GitFixture(origin);
    source = new FixtureSource(git);
    commit = git.file("pipeline.yaml", "version: 1\n").commit("feat: first");
  }

  @AfterEach
  void close() {
    git.close();
  }

  @Test
  void mergeIsArchivedAndLaunched() {
    MergeOutcome outcome = handle(merge("LEDGER/ledger-api", "main"), "d-1");

    assertThat(outcome.kind()).isEqualTo(MergeOutcome.Kind.LAUNCHED);
    GenerationRequest request = launcher.requests().get(0);
    assertThat(request.repository()).isEqualTo(TestOrganisation.LEDGER);
    assertThat(request.commit()).isEqualTo(commit);
    assertThat(request.branch()).isEqualTo("main");
    assertThat(request.deliveryId()).isEqualTo("d-1");
    assertThat(store.versions())
        .extracting(FakeObjectStore.Version::object)
        .contains(request.source(), request.manifest(), request.files());
    assertThat(store.versions())
        .allMatch(version -> version.kmsKey().equals(TestOrganisation.KMS_KEY));
    assertThat(statuses.told())
        .hasToString("[pipewright-generate INPROGRESS: archiving the commit]");
    assertThat(statuses.told().get(0).status().ref()).isEqualTo("refs/heads/main");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void secondDeliveryReusesTheArchiveAndLeavesTheStatusAlone() {
    handle(merge("LEDGER/ledger-api", "main"), "d-1");
    MergeOutcome outcome = handle(merge("LEDGER/ledger-api", "main"), "d-2");

    assertThat(outcome.kind()).isEqualTo(MergeOutcome.Kind.LAUNCHED);
    assertThat(store.versions()).hasSize(3);
    assertThat(source.fetches()).isEqualTo(1);
    assertThat(launcher.requests().get(1).source()).isEqualTo(launcher.requests().get(0).source());
    assertThat(statuses.told()).hasSize(1);
  }

  @Test
  void unownedRepositoryIsAcknowledgedOnly() {
    assertAcknowledged(merge("LEDGER/other", "main"), "no team in factory.yaml");
  }

  @Test
  void ownershipIsOfTheWholeName() {
    assertAcknowledged(merge("LEDGER/ledger-api-fork", "main"), "no team");
    assertAcknowledged(merge("~LEDGER/ledger-api", "main"), "no team");
  }

  @Test
  void otherBranchesAreAcknowledgedOnly() {
    assertAcknowledged(merge("LEDGER/ledger-api", "release/main"), "only merges into main");
    assertAcknowledged(merge("LEDGER/ledger-api", "MAIN"), "only merges into main");
  }

  @Test
  void mergeWithoutCommitIsAcknowledgedOnly() {
    assertAcknowledged(
        new PullRequestMerged(TestOrganisation.LEDGER, "main", Optional.empty(), 1),
        "names no merge commit");
  }

  @Test
  void personalProjectsKeyIsThatOfTheFactoryFile() {
    handle(merge("~ada/sandbox", "main"), "d-1");

    assertThat(launcher.requests().get(0).repository()).hasToString("~ADA/sandbox");
  }

  @Test
  void missingManifestIsToldOnTheCommit() {
    git.close();
    git = new GitFixture(origin.resolve("other"));
    source = new FixtureSource(git);
    commit = git.file("README.md", "").commit("docs: first");

    MergeOutcome outcome = handle(merge("LEDGER/ledger-api", "main"), "d-1");

    assertThat(outcome.kind()).isEqualTo(MergeOutcome.Kind.REFUSED);
    assertThat(launcher.requests()).isEmpty();
    assertThat(store.versions()).isEmpty();
    assertThat(statuses.told().get(1))
        .asString()
        .startsWith("pipewright-generate FAILED: there is no pipeline.yaml at the root")
        .contains("add one");
  }

  @Test
  void failedFetchIsToldAndMayBeTriedAgain() {
    source.fail();

    MergeOutcome outcome = handle(merge("LEDGER/ledger-api", "main"), "d-1");

    assertThat(outcome.kind()).isEqualTo(MergeOutcome.Kind.UNAVAILABLE);
    assertThat(statuses.told().get(1))
        .asString()
        .contains("FAILED: the pipeline was not generated: Bitbucket answered 503")
        .contains("delivery d-1");
  }

  @Test
  void failedArchiveLaunchesNothing() {
    store.fail();

    assertThat(handle(merge("LEDGER/ledger-api", "main"), "d-1").kind())
        .isEqualTo(MergeOutcome.Kind.UNAVAILABLE);
    assertThat(launcher.requests()).isEmpty();
  }

  @Test
  void failedLaunchIsTold() {
    launcher.fail();

    assertThat(handle(merge("LEDGER/ledger-api", "main"), "d-1").kind())
        .isEqualTo(MergeOutcome.Kind.UNAVAILABLE);
    assertThat(statuses.told().get(1)).asString().contains("FAILED").contains("no capacity");
  }

  @Test
  void failingFeedbackBlocksNothing() {
    statuses.fail();

    assertThat(handle(merge("LEDGER/ledger-api", "main"), "d-1").kind())
        .isEqualTo(MergeOutcome.Kind.LAUNCHED);
    assertThat(launcher.requests()).hasSize(1);
  }

  @Test
  void errorOfOursIsToldWithoutDetailsAndThrown() {
    Launcher broken =
        (request, team) -> {
          throw new IllegalStateException("secret detail");
        };

    assertThatThrownBy(() -> handler(broken).handle(merge("LEDGER/ledger-api", "main"), "d-1"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(statuses.told().get(1))
        .asString()
        .contains("FAILED")
        .contains("an error in the factory")
        .doesNotContain("secret detail");
  }

  private void assertAcknowledged(PullRequestMerged merged, String reason) {
    MergeOutcome outcome = handle(merged, "d-1");

    assertThat(outcome.kind()).isEqualTo(MergeOutcome.Kind.ACKNOWLEDGED);
    assertThat(outcome.detail()).contains(reason);
    assertThat(source.fetches()).isZero();
    assertThat(store.versions()).isEmpty();
    assertThat(launcher.requests()).isEmpty();
    assertThat(statuses.told()).isEmpty();
  }

  private MergeOutcome handle(PullRequestMerged merged, String deliveryId) {
    return handler(launcher).handle(merged, deliveryId);
  }

  private MergeHandler handler(Launcher launcher) {
    return new MergeHandler(
        TestOrganisation.at(URI.create("https://bitbucket.example.com")),
        new Checkouts(source, temporary),
        new CommitArchive(store),
        launcher,
        new CommitFeedback(statuses, URI.create("https://console.example.com")));
  }

  private PullRequestMerged merge(String repository, String branch) {
    return new PullRequestMerged(RepositoryId.parse(repository), branch, Optional.of(commit), 12);
  }
}
