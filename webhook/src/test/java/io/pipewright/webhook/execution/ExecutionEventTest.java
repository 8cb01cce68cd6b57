package io.pipewright.webhook.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionEventTest {
  static final String ID = "01234567-89ab-cdef-0123-456789abcdef";

  @Test
  void readsPipelineAndExecution() {
    assertThat(ExecutionEvent.read(event("payments--ledger-api", ID, "STARTED")))
        .contains(new ExecutionEvent("payments--ledger-api", ID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{\"source\":\"aws.codepipeline\"}",
        "{\"source\":\"aws.codebuild\",\"detail-type\":\"CodeBuild Build State Change\"}",
      })
  void leavesOtherTextAlone(String json) {
    assertThat(ExecutionEvent.read(json)).isEmpty();
  }

  @Test
  void leavesStagesAlone() {
    String stage =
        event("payments--ledger-api", ID, "STARTED")
            .replace("Pipeline Execution", "Stage Execution");

    assertThat(ExecutionEvent.read(stage)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../x", "a b", "a/b", ""})
  void namesThatCodePipelineNeverGivesAreRefused(String name) {
    assertThat(ExecutionEvent.read(event(name, ID, "STARTED"))).isEmpty();
    assertThat(ExecutionEvent.read(event("payments--ledger-api", name, "STARTED"))).isEmpty();
  }

  static String event(String pipeline, String execution, String state) {
    return """
        {"version": "0", "id": "1", "source": "aws.codepipeline",
         "detail-type": "CodePipeline Pipeline Execution State Change",
         "account": "111111111111", "region": "eu-west-1", "time": "2026-03-02T08:20:00Z",
         "resources": ["arn:aws:codepipeline:eu-west-1:111111111111:%1$s"],
         "detail": {"pipeline": "%1$s", "execution-id": "%2$s", "state": "%3$s", "version": 1.0}}
        """
        .formatted(pipeline, execution, state);
  }
}
