package io.pipewright.webhook.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codepipeline.model.ActionCategory;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionInput;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionOutput;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionResult;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.ErrorDetails;

class FailureReasonsTest {
  private static final String ACTIONS_ERROR = "Build terminated with state: FAILED";

  private final FakeCodePipeline pipelines = new FakeCodePipeline();
  private final FakeLogs logs = new FakeLogs();

  @Test
  void gatesLastLineIsTheReason() {
    pipelines.ranBefore(failedBuild("Lint", "lint:1"));
    pipelines.ranBefore(action("Source", ActionExecutionStatus.SUCCEEDED, "S3", result -> result));
    logs.write(
        "lint:1",
        "pipewright: installing",
        "src/App.java:12 unused import",
        "pipewright: lint failed: 3 finding(s); first: src/App.java:12 unused import",
        "[Container] Phase complete: BUILD State: FAILED",
        "not pipewright: this is a line of the team's");

    assertThat(find())
        .isEqualTo("Lint: lint failed: 3 finding(s); first: src/App.java:12 unused import");
  }

  @Test
  void parallelFailuresAreToldInTheOrderTheyBegan() {
    pipelines.ranBefore(failedBuild("Secrets", "secrets:1"));
    pipelines.ranBefore(failedBuild("Sast", "sast:1"));
    logs.write("secrets:1", "pipewright: secrets failed: 1 finding(s)");
    logs.write("sast:1", "pipewright: sast failed: 2 finding(s)");

    assertThat(find())
        .isEqualTo("Sast: sast failed: 2 finding(s); Secrets: secrets failed: 1 finding(s)");
  }

  @Test
  void onlyTheLastAttemptCounts() {
    pipelines.ranBefore(action("Lint", ActionExecutionStatus.SUCCEEDED, "CodeBuild", r -> r));
    pipelines.ranBefore(failedBuild("Lint", "lint:1"));
    logs.write("lint:1", "pipewright: lint failed: 3 finding(s)");

    assertThat(find()).isEqualTo("failed without a reason; see its page");
  }

  @Test
  void withoutTheGatesLineTheActionsErrorIsTheReason() {
    pipelines.ranBefore(failedBuild("Build", "build:1"));
    logs.write("build:1", "compilation error");

    assertThat(find()).isEqualTo("Build: " + ACTIONS_ERROR);
  }

  @Test
  void buildWithoutLogHasTheActionsError() {
    for (String build : new String[] {"never-started", "silent", "lost"}) {
      FakeCodePipeline one = new FakeCodePipeline();
      one.ranBefore(failedBuild("Build", build));

      assertThat(find(one)).as(build).isEqualTo("Build: " + ACTIONS_ERROR);
    }
  }

  @Test
  void lineLongAgoIsNotTheReason() {
    String[] lines = Collections.nCopies(1000, "output").toArray(String[]::new);
    lines[0] = "pipewright: lint failed";
    logs.write("build:1", lines);
    pipelines.ranBefore(failedBuild("Build", "build:1"));

    assertThat(find()).isEqualTo("Build: " + ACTIONS_ERROR);
  }

  @Test
  void rejectedApprovalTellsItsSummary() {
    pipelines.ranBefore(
        action(
            "Approve",
            ActionExecutionStatus.FAILED,
            "Manual",
            result -> result.externalExecutionSummary("Rejected by ada: not today")));

    assertThat(find()).isEqualTo("Approve: Rejected by ada: not today");
  }

  @Test
  void actionWithoutResultSaysSo() {
    pipelines.ranBefore(
        ActionExecutionDetail.builder()
            .stageName("Deploy-dev")
            .actionName("Deploy")
            .status(ActionExecutionStatus.FAILED)
            .build());

    assertThat(find()).isEqualTo("Deploy: failed without a reason; see its page");
  }

  private String find() {
    return find(pipelines);
  }

  private String find(FakeCodePipeline of) {
    return new FailureReasons(of, new BuildLogs(new FakeBuilds(), logs))
        .find(FakeCodePipeline.PIPELINE, ExecutionEventTest.ID);
  }

  private static ActionExecutionDetail failedBuild(String name, String build) {
    ErrorDetails error = ErrorDetails.builder().code("JobFailed").message(ACTIONS_ERROR).build();
    return action(
        name,
        ActionExecutionStatus.FAILED,
        "CodeBuild",
        result -> result.externalExecutionId(build).errorDetails(error));
  }

  private static ActionExecutionDetail action(
      String name,
      ActionExecutionStatus status,
      String provider,
      UnaryOperator<ActionExecutionResult.Builder> result) {
    return ActionExecutionDetail.builder()
        .stageName(name)
        .actionName(name)
        .status(status)
        .input(
            ActionExecutionInput.builder()
                .actionTypeId(FakeCodePipeline.type(ActionCategory.BUILD, provider))
                .build())
        .output(
            ActionExecutionOutput.builder()
                .executionResult(result.apply(ActionExecutionResult.builder()).build())
                .build())
        .build();
  }
}
