package io.pipewright.webhook.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.ledger.CommitStep;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.ledger.Work;
import io.pipewright.queue.WorkMessage;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import io.pipewright.webhook.archive.FakeObjectStore;
import io.pipewright.webhook.merge.TestOrganisation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest {
  @TempDir private Path origin;
  @TempDir private Path temporary;
  private WorkerFixture factory;

  @BeforeEach
  void create() {
    factory = new WorkerFixture(origin, temporary);
  }

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void mergeIsArchivedAndLaunched() {
    CommitHash commit = factory.commit("feat: first");
    WorkMessage delivery = factory.merged(1, commit);

    factory.work(delivery);

    GenerationRequest request = factory.launcher.requests().get(0);
    assertThat(request.repository()).isEqualTo(TestOrganisation.LEDGER);
    assertThat(request.commit()).isEqualTo(commit);
    assertThat(request.branch()).isEqualTo("main");
    assertThat(request.sequence()).isEqualTo(1);
    assertThat(request.deliveryId()).isEqualTo("d-1");
    assertThat(factory.store.versions())
        .extracting(FakeObjectStore.Version::object)
        .contains(request.source(), request.manifest(), request.files());
    assertThat(factory.statuses.told())
        .hasToString("[pipewright-generate INPROGRESS: archiving the commit]");
    assertThat(factory.record(commit).step()).isEqualTo(CommitStep.LAUNCHED);
    assertThat(factory.record(commit).task()).contains("arn:task/payments");
    assertThat(factory.delivery(delivery).state()).isEqualTo(DeliveryState.DONE);
    assertThat(factory.delivery(delivery).commit()).contains(commit);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void mergeAndItsPushAreOneGeneration() {
    CommitHash commit = factory.commit("feat: first");
    WorkMessage merged = factory.merged(1, commit);
    WorkMessage pushed = factory.pushed(commit);

    factory.work(pushed);
    factory.work(merged);

    assertThat(factory.launcher.requests()).hasSize(1);
    assertThat(factory.source.fetches()).isEqualTo(1);
    assertThat(factory.delivery(pushed).state()).isEqualTo(DeliveryState.DONE);
    assertThat(factory.delivery(merged).state()).isEqualTo(DeliveryState.DUPLICATE);
  }

  @Test
  void messageThatComesAgainIsNotWorkedAgain() {
    WorkMessage delivery = factory.merged(1, factory.commit("feat: first"));

    factory.work(delivery);
    factory.bitbucket.fail();
    factory.work(delivery);

    assertThat(factory.launcher.requests()).hasSize(1);
  }

  @Test
  void olderCommitThatComesLaterIsSuperseded() {
    CommitHash older = factory.commit("feat: first");
    CommitHash newer = factory.commit("feat: second");
    WorkMessage first = factory.merged(1, older);
    WorkMessage second = factory.merged(2, newer);

    factory.work(second);
    factory.work(first);

    assertThat(factory.launcher.requests())
        .extracting(GenerationRequest::commit)
        .containsExactly(newer);
    assertThat(factory.delivery(first).state()).isEqualTo(DeliveryState.SUPERSEDED);
    assertThat(factory.delivery(first).detail()).contains(newer.abbreviated());
    assertThat(factory.statuses.told())
        .last()
        .hasToString(
            "pipewright-generate FAILED: superseded: the newer commit "
                + newer.abbreviated()
                + " came first");
  }

  @Test
  void commitsInOrderAreEachLaunchedWithAHigherNumber() {
    CommitHash older = factory.commit("feat: first");
    factory.work(factory.merged(1, older));
    CommitHash newer = factory.commit("feat: second");
    factory.work(factory.merged(2, newer));

    assertThat(factory.launcher.requests())
        .extracting(GenerationRequest::sequence)
        .containsExactly(1L, 2L);
  }

  @Test
  void commitThatWasOvertakenWhileItWasFetchedIsNotLaunched() {
    CommitHash older = factory.commit("feat: first");
    WorkMessage first = factory.merged(1, older);
    CommitHash newer = factory.commit("feat: second");
    WorkMessage second = factory.merged(2, newer);

    factory.work(
        first,
        step -> {
          if (step == io.pipewright.webhook.work.WorkStep.FETCHED) {
            factory.work(second);
          }
        });

    assertThat(factory.launcher.requests())
        .extracting(GenerationRequest::commit)
        .containsExactly(newer);
    assertThat(factory.record(older).step()).isEqualTo(CommitStep.SUPERSEDED);
  }

  @Test
  void whatTheDeliverySaysIsNotBelieved() {
    CommitHash commit = factory.commit("feat: first");
    factory.bitbucket.open(7, "main", commit, false);
    WorkMessage open = merge(7, Optional.of(commit.value()));
    factory.bitbucket.merged(8, "release/1", Optional.of(commit), WorkerFixture.NOW);
    WorkMessage elsewhere = merge(8, Optional.of(commit.value()));
    WorkMessage stranger = factory.pushed(new CommitHash("d".repeat(40)));

    factory.work(open);
    factory.work(elsewhere);

    assertThat(factory.launcher.requests()).isEmpty();
    assertThat(factory.delivery(open).detail())
        .isEqualTo("Bitbucket says that pull request 7 is not merged");
    assertThat(factory.delivery(elsewhere).detail())
        .isEqualTo("pull request 8 was merged into release/1");
    // A commit that is not there stands for "whatever is the newest".
    factory.work(stranger);
    assertThat(factory.launcher.requests())
        .extracting(GenerationRequest::commit)
        .containsExactly(commit);
  }

  @Test
  void abbreviatedAndMissingCommitsAreFound() {
    CommitHash commit = factory.commit("feat: first");
    factory.bitbucket.merged(1, "main", Optional.empty(), WorkerFixture.NOW);

    factory.work(merge(1, Optional.of(commit.abbreviated())));
    WorkMessage silent = merge(1, Optional.empty());
    factory.work(silent);

    assertThat(factory.launcher.requests())
        .extracting(GenerationRequest::commit)
        .containsExactly(commit);
    assertThat(factory.delivery(silent).state()).isEqualTo(DeliveryState.DUPLICATE);
  }

  @Test
  void repositoryOfNoTeamIsIgnored() {
    CommitHash commit = factory.commit("feat: first");
    WorkMessage delivery =
        factory.queued(
            new Work.Merge(
                new RepositoryId("LEDGER", "ledger-api-fork"),
                "main",
                Optional.of(commit.value()),
                OptionalLong.empty()));

    factory.work(delivery);

    assertThat(factory.delivery(delivery).state()).isEqualTo(DeliveryState.IGNORED);
    assertThat(factory.delivery(delivery).detail()).contains("no team in factory.yaml");
    assertThat(factory.statuses.told()).isEmpty();
  }

  @Test
  void personalProjectsKeyIsThatOfTheFactoryFile() {
    CommitHash commit = factory.commit("feat: first");
    factory.work(
        factory.queued(
            new Work.Merge(
                new RepositoryId("~ada", "sandbox"),
                "main",
                Optional.of(commit.value()),
                OptionalLong.empty())));

    assertThat(factory.launcher.requests().get(0).repository()).hasToString("~ADA/sandbox");
  }

  @Test
  void renameOfAServedRepositoryIsForPeople() {
    WorkMessage served =
        factory.queued(
            new Work.Rename(new RepositoryId("LEDGER", "new-name"), TestOrganisation.LEDGER));
    WorkMessage other =
        factory.queued(new Work.Rename(new RepositoryId("X", "b"), new RepositoryId("X", "a")));

    factory.work(served);
    factory.work(other);

    assertThat(factory.delivery(served).state()).isEqualTo(DeliveryState.FAILED);
    assertThat(factory.delivery(served).detail())
        .isEqualTo(
            "LEDGER/ledger-api is now called LEDGER/new-name: change it in factory.yaml, or its"
                + " merges are not acted on");
    assertThat(factory.delivery(other).state()).isEqualTo(DeliveryState.IGNORED);
  }

  private WorkMessage merge(long pullRequest, Optional<String> commit) {
    return factory.queued(
        new Work.Merge(TestOrganisation.LEDGER, "main", commit, OptionalLong.of(pullRequest)));
  }
}
