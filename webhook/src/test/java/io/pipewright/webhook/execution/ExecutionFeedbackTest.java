package io.pipewright.webhook.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.bitbucket.BuildStatus.State;
import io.pipewright.generation.StoredObject;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.repository.CommitHash;
import io.pipewright.webhook.feedback.CommitFeedback;
import io.pipewright.webhook.feedback.CommitFeedback.Place;
import io.pipewright.webhook.feedback.RecordingStatuses;
import io.pipewright.webhook.lambda.ExecutionHandler;
import io.pipewright.webhook.merge.TestOrganisation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutionFeedbackTest {
  private static final StoredObject SOURCE =
      new StoredObject("sources", "LEDGER/ledger-api/source.zip", "v1");
  private static final Place PLACE =
      new Place(TestOrganisation.LEDGER, "main", new CommitHash("c".repeat(40)));

  private final RecordingStatuses statuses = new RecordingStatuses();
  private final FakeExecutions executions = new FakeExecutions();

  @Test
  void tellsTheCommitWithLink() {
    executions.set(ExecutionState.RUNNING, "");

    handle("STARTED");

    RecordingStatuses.Told told = statuses.told().get(0);
    assertThat(told.repository()).isEqualTo(TestOrganisation.LEDGER);
    assertThat(told.commit()).isEqualTo(PLACE.commit());
    assertThat(told.status().state()).isEqualTo(State.INPROGRESS);
    assertThat(told.status().key()).isEqualTo("pipewright-pipeline");
    assertThat(told.status().ref()).isEqualTo("refs/heads/main");
    assertThat(told.status().url())
        .hasToString(
            "https://console.example.com/pipelines/payments--ledger-api/executions/"
                + ExecutionEventTest.ID);
  }

  @Test
  void failureTellsTheGatesReason() {
    executions.set(ExecutionState.FAILED, "");

    handle("FAILED");

    assertTold("pipewright-pipeline FAILED: Lint: lint failed: 3 finding(s)");
  }

  @Test
  void successIsTold() {
    executions.set(ExecutionState.SUCCEEDED, "");

    handle("SUCCEEDED");

    assertTold("pipewright-pipeline SUCCESSFUL: succeeded");
  }

  @Test
  void stopIsToldWithItsReason() {
    executions.set(ExecutionState.STOPPED, "wrong branch");

    handle("STOPPED");

    assertTold("pipewright-pipeline FAILED: stopped: wrong branch");
  }

  @Test
  void supersededIsNoSuccess() {
    executions.set(ExecutionState.SUPERSEDED, "");

    handle("SUPERSEDED");

    assertTold(
        "pipewright-pipeline FAILED: superseded: the execution of a newer merge overtook it");
  }

  @Test
  void lateEventDoesNotBringAnOldStateBack() {
    executions.set(ExecutionState.SUCCEEDED, "");

    handle("STARTED");

    assertTold("pipewright-pipeline SUCCESSFUL: succeeded");
  }

  @Test
  void pipelineOfOthersIsLeftAlone() {
    handle("FAILED");

    assertThat(statuses.told()).isEmpty();
  }

  @Test
  void sourceOfOthersIsLeftAlone() {
    executions.current =
        Optional.of(
            new Execution(
                ExecutionState.FAILED,
                "",
                Optional.of(new StoredObject("elsewhere", SOURCE.key(), "v1"))));

    handle("FAILED");

    assertThat(statuses.told()).isEmpty();
  }

  @Test
  void waitsForTheSourceToBeRead() {
    executions.set(ExecutionState.RUNNING, "");
    executions.looksWithoutSource = 3;

    handle("STARTED");

    assertThat(statuses.told()).hasSize(1);
  }

  @Test
  void sourceThatIsNeverReadIsTriedLater() {
    executions.set(ExecutionState.RUNNING, "");
    executions.looksWithoutSource = Integer.MAX_VALUE;

    assertThatThrownBy(() -> handle("STARTED")).isInstanceOf(UnavailableException.class);
  }

  @Test
  void statusThatIsNotTakenIsTriedLater() {
    executions.set(ExecutionState.SUCCEEDED, "");
    statuses.fail();

    assertThatThrownBy(() -> handle("SUCCEEDED")).isInstanceOf(UnavailableException.class);
  }

  @Test
  void lambdaHandsTheEventOn() throws IOException {
    executions.set(ExecutionState.SUCCEEDED, "");
    String event = ExecutionEventTest.event("payments--ledger-api", ExecutionEventTest.ID, "X");

    new ExecutionHandler(feedback())
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
            new ByteArrayOutputStream(),
            null);

    assertThat(statuses.told()).hasSize(1);
  }

  private void assertTold(String text) {
    assertThat(statuses.told()).singleElement().hasToString(text);
  }

  private void handle(String state) {
    feedback()
        .handle(ExecutionEventTest.event("payments--ledger-api", ExecutionEventTest.ID, state));
  }

  private ExecutionFeedback feedback() {
    Revisions revisions = source -> source.equals(SOURCE) ? Optional.of(PLACE) : Optional.empty();
    return new ExecutionFeedback(
        executions,
        revisions,
        new CommitFeedback(statuses, URI.create("https://console.example.com")),
        duration -> {});
  }

  private static final class FakeExecutions implements Executions {
    private Optional<Execution> current = Optional.empty();
    private int looksWithoutSource;

    void set(ExecutionState state, String summary) {
      current = Optional.of(new Execution(state, summary, Optional.of(SOURCE)));
    }

    @Override
    public Optional<Execution> find(String pipeline, String executionId) {
      assertThat(pipeline).isEqualTo("payments--ledger-api");
      assertThat(executionId).isEqualTo(ExecutionEventTest.ID);
      if (looksWithoutSource > 0) {
        looksWithoutSource--;
        return current.map(now -> new Execution(now.state(), now.summary(), Optional.empty()));
      }
      return current;
    }

    @Override
    public String failure(String pipeline, String executionId) {
      return "Lint: lint failed: 3 finding(s)";
    }
  }
}
