package io.pipewright.webhook.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.generation.StoredObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionStatus;

class CodePipelineExecutionsTest {
  private final FakeCodePipeline aws = new FakeCodePipeline();
  private final CodePipelineExecutions executions =
      new CodePipelineExecutions(
          aws, new FailureReasons(aws, new BuildLogs(new FakeBuilds(), new FakeLogs())));

  @Test
  void findsTheObjectVersionThatRuns() {
    assertThat(executions.find(FakeCodePipeline.PIPELINE, ExecutionEventTest.ID))
        .hasValueSatisfying(
            execution -> {
              assertThat(execution.state()).isEqualTo(ExecutionState.FAILED);
              assertThat(execution.source())
                  .contains(new StoredObject("sources", "LEDGER/ledger-api/source.zip", "v7"));
            });
  }

  @Test
  void executionThatHasNotReadItsSourceHasNone() {
    aws.withoutRevisions();

    assertThat(executions.find(FakeCodePipeline.PIPELINE, ExecutionEventTest.ID))
        .hasValueSatisfying(execution -> assertThat(execution.source()).isEmpty());
  }

  @Test
  void pipelineWithoutTheTagIsNotFound() {
    aws.tags(Map.of("team", "payments"));
    assertThat(executions.find(FakeCodePipeline.PIPELINE, ExecutionEventTest.ID)).isEmpty();

    aws.tags(Map.of("managed-by", "hand"));
    assertThat(executions.find(FakeCodePipeline.PIPELINE, ExecutionEventTest.ID)).isEmpty();
  }

  @Test
  void deletedPipelineIsNotFound() {
    assertThat(executions.find("payments--gone", ExecutionEventTest.ID)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = PipelineExecutionStatus.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "UNKNOWN_TO_SDK_VERSION")
  void everyStateOfCodePipelineIsKnown(PipelineExecutionStatus status) {
    aws.status(status);

    assertThat(executions.find(FakeCodePipeline.PIPELINE, ExecutionEventTest.ID)).isPresent();
  }
}
