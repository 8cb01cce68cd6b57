package io.pipewright.webhook.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.ledger.CommitStep;
import io.pipewright.ledger.DeliveryState;
import io.pipewright.queue.WorkMessage;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitHash;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be done: at the moment, in this place, or at all; and what is done again. */
class WorkerFailureTest {
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
  void missingManifestIsToldOnTheCommitAndNotTriedAgain() {
    CommitHash commit = factory.git.file("README.md", "").commit("docs: first");
    WorkMessage delivery = factory.merged(1, commit);

    factory.work(delivery);

    assertThat(factory.delivery(delivery).state()).isEqualTo(DeliveryState.REFUSED);
    assertThat(factory.record(commit).step()).isEqualTo(CommitStep.REFUSED);
    assertThat(factory.statuses.told())
        .last()
        .asString()
        .startsWith("pipewright-generate FAILED: there is no pipeline.yaml");
  }

  @Test
  void failureOfTheSurroundingsIsToldAtTheLastTrialOnly() {
    CommitHash commit = factory.commit("feat: first");
    WorkMessage delivery = factory.merged(1, commit);
    factory.launcher.fail();

    assertThatThrownBy(() -> factory.work(delivery)).isInstanceOf(UnavailableException.class);
    assertThat(factory.delivery(delivery).state()).isEqualTo(DeliveryState.QUEUED);
    assertThat(factory.statuses.told()).hasSize(1);

    assertThatThrownBy(() -> factory.workForTheLastTime(delivery))
        .isInstanceOf(UnavailableException.class);
    assertThat(factory.delivery(delivery).state()).isEqualTo(DeliveryState.FAILED);
    assertThat(factory.record(commit).step()).isEqualTo(CommitStep.FAILED);
    assertThat(factory.statuses.told())
        .last()
        .asString()
        .contains("FAILED: the pipeline was not generated: no capacity", "delivery d-1");
  }

  @Test
  void trialAfterAFailureGoesOnWhereItEnded() {
    WorkMessage delivery = factory.merged(1, factory.commit("feat: first"));
    factory.launcher.fail();
    assertThatThrownBy(() -> factory.work(delivery)).isInstanceOf(UnavailableException.class);

    factory.launcher.recover();
    factory.work(delivery);

    assertThat(factory.source.fetches()).isEqualTo(1);
    assertThat(factory.store.versions()).hasSize(3);
    assertThat(factory.launcher.requests()).hasSize(1);
  }

  @Test
  void failingStatusesDoNotHoldUpAMerge() {
    factory.statuses.fail();
    WorkMessage delivery = factory.merged(1, factory.commit("feat: first"));

    factory.work(delivery);

    assertThat(factory.delivery(delivery).state()).isEqualTo(DeliveryState.DONE);
  }

  @Test
  void whatIsTooLargeIsHandedOverOnceAndFinishedByTheTask() {
    CommitHash commit = factory.commit("feat: first");
    WorkMessage delivery = factory.merged(1, commit);

    factory.workWithin(1, delivery);
    WorkMessage push = factory.pushed(commit);
    factory.workWithin(1, push);

    assertThat(factory.handover.commits()).hasSize(1);
    assertThat(factory.record(commit).step()).isEqualTo(CommitStep.HANDED_OVER);
    assertThat(factory.delivery(delivery).state()).isEqualTo(DeliveryState.QUEUED);
    assertThat(factory.delivery(push).state()).isEqualTo(DeliveryState.DUPLICATE);

    factory.work(delivery);
    assertThat(factory.launcher.requests()).hasSize(1);
    assertThat(factory.delivery(delivery).state()).isEqualTo(DeliveryState.DONE);
  }

  @Test
  void replayLaunchesAgain() {
    CommitHash commit = factory.commit("feat: first");
    WorkMessage delivery = factory.merged(1, commit);
    factory.work(delivery);
    int attempt =
        factory
            .ledger
            .replay(factory.delivery(delivery), WorkerFixture.NOW, "asked for")
            .orElseThrow();

    factory.work(new WorkMessage(delivery.delivery(), attempt, delivery.work()));

    assertThat(factory.launcher.requests()).hasSize(2);
    assertThat(factory.source.fetches()).isEqualTo(1);
    assertThat(factory.delivery(delivery).state()).isEqualTo(DeliveryState.DONE);
  }
}
