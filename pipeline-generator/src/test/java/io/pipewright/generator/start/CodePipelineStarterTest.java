package io.pipewright.generator.start;

import static io.pipewright.generator.start.RecordedCodePipeline.execution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.generation.StoredObject;
import io.pipewright.generator.surroundings.ManualTime;
import io.pipewright.generator.surroundings.SurroundingsException;
import io.pipewright.repository.CommitHash;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionSummary;

class CodePipelineStarterTest {
  private static final CommitHash COMMIT = new CommitHash("a".repeat(40));
  private static final StoredObject SOURCE =
      new StoredObject("source", "PAY/ledger-api/source.zip", "ours");
  private final RecordedCodePipeline aws = new RecordedCodePipeline();

  @Test
  void aNewPipelineThatRunsTheCommitByItselfIsLeftAlone() {
    aws.then()
        .then(execution("1", "CreatePipeline", ""))
        .then(execution("1", "CreatePipeline", ""))
        .then(execution("1", "CreatePipeline", "ours"));

    assertThat(ensure(true)).isEqualTo(new Execution("1", false));
    assertThat(aws.starts).isEmpty();
  }

  @Test
  void aNewPipelineThatRunsAnotherVersionIsStarted() {
    aws.then(execution("1", "CreatePipeline", "newer"));

    assertThat(ensure(true)).isEqualTo(new Execution("started", true));
    assertThat(aws.starts)
        .singleElement()
        .satisfies(
            start -> {
              assertThat(start.name()).isEqualTo("payments--ledger-api");
              assertThat(start.clientRequestToken()).isEqualTo("pipewright-" + COMMIT);
              assertThat(start.clientRequestToken()).matches("[a-zA-Z0-9-]{1,128}");
              assertThat(start.hasVariables()).isFalse();
              assertThat(start.sourceRevisions())
                  .singleElement()
                  .satisfies(
                      revision -> {
                        assertThat(revision.actionName()).isEqualTo("Source");
                        assertThat(revision.revisionTypeAsString())
                            .isEqualTo("S3_OBJECT_VERSION_ID");
                        assertThat(revision.revisionValue()).isEqualTo("ours");
                      });
            });
  }

  @Test
  void aNewPipelineWithoutItsOwnExecutionIsNotStartedBlindly() {
    aws.then();

    assertThatThrownBy(() -> ensure(true)).isInstanceOf(SurroundingsException.class);
    assertThat(aws.starts).isEmpty();
  }

  @Test
  void anUpdatedPipelineIsStarted() {
    aws.then(execution("1", "CreatePipeline", "older"));

    assertThat(ensure(false).isStartedHere()).isTrue();
  }

  @Test
  void whatRanAlreadyIsNotRunAgainHoweverItEnded() {
    aws.then(
        execution("2", "StartPipelineExecution", "newer"),
        execution("1", "StartPipelineExecution", "ours").toBuilder().status("Failed").build());

    assertThat(ensure(false)).isEqualTo(new Execution("1", false));
    assertThat(aws.starts).isEmpty();
  }

  @Test
  void oneThatHasNotReadItsSourceYetMayBeOurs() {
    // A run was killed right after its start; the next one must not start again.
    aws.then(execution("1", "StartPipelineExecution", ""))
        .then(execution("1", "StartPipelineExecution", "ours"));

    assertThat(ensure(false)).isEqualTo(new Execution("1", false));
  }

  @Test
  void oneThatFailedBeforeItsSourceIsNotWaitedFor() {
    aws.then(execution("1", "CreatePipeline", "").toBuilder().status("Failed").build());

    assertThat(ensure(false).isStartedHere()).isTrue();
  }

  @Test
  void givesUpOnOneThatNeverSaysWhatItRuns() {
    aws.then(execution("1", "StartPipelineExecution", ""));

    assertThatThrownBy(() -> ensure(false)).isInstanceOf(SurroundingsException.class);
    assertThat(aws.starts).isEmpty();
  }

  @Test
  void aCommitIsOvertakenOnceAnotherWasStarted() {
    PipelineExecutionSummary ours = execution("1", "CreatePipeline", "ours");
    PipelineExecutionSummary later = execution("2", "StartPipelineExecution", "");
    aws.then(ours).then(later, ours).then(ours, later).then();

    assertThat(overtaken()).isEmpty();
    assertThat(overtaken()).contains(new Execution("1", false));
    assertThat(overtaken()).as("in whatever order").contains(new Execution("1", false));
    assertThat(overtaken()).isEmpty();
  }

  @Test
  void whatIsStartedGetsItsVariables() {
    aws.then(execution("1", "CreatePipeline", "older"));

    starter()
        .ensure("payments--ledger-api", SOURCE, COMMIT, false, Map.of("web", "7f", "api", "3c"));

    assertThat(aws.starts)
        .singleElement()
        .satisfies(
            start ->
                assertThat(start.variables())
                    .extracting(variable -> variable.name() + "=" + variable.value())
                    .containsExactly("api=3c", "web=7f"));
  }

  @Test
  void theVariablesAreThoseSinceTheNewestThatSucceeded() {
    aws.then(
        ended("2", "Succeeded"),
        ended("5", "InProgress"),
        ended("3", "Succeeded"),
        ended("4", "Failed"),
        ended("1", "Succeeded"));
    for (String id : List.of("1", "2", "3", "4", "5")) {
      aws.variables.put(id, Map.of("of", id));
    }

    assertThat(variables())
        .containsExactly(Map.of("of", "5"), Map.of("of", "4"), Map.of("of", "3"));
  }

  @Test
  void aSuccessWithoutVariablesIsASuccess() {
    aws.then(ended("1", "Succeeded"));
    aws.variables.put("1", Map.of());

    assertThat(variables()).containsExactly(Map.of());
  }

  @Test
  void withoutSuccessThereAreNoVariables() {
    aws.then(ended("2", "Superseded"), ended("1", "Stopped"));
    assertThat(variables()).isEmpty();

    aws.then(ended("1", "Succeeded"));
    variables();
    assertThat(variables()).as("forgotten since it was listed").isEmpty();

    aws.isThere = false;
    assertThat(variables()).as("no such pipeline").isEmpty();
  }

  private List<Map<String, String>> variables() {
    return starter().variablesSinceSuccess("payments--ledger-api");
  }

  private static PipelineExecutionSummary ended(String id, String status) {
    return execution(id, "StartPipelineExecution", "any").toBuilder().status(status).build();
  }

  private Optional<Execution> overtaken() {
    return starter().overtaken("payments--ledger-api", SOURCE);
  }

  private Execution ensure(boolean isNew) {
    return starter().ensure("payments--ledger-api", SOURCE, COMMIT, isNew, Map.of());
  }

  private CodePipelineStarter starter() {
    return new CodePipelineStarter(aws, new ManualTime().polling(), "Source");
  }
}
