package io.pipewright.localcloud.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ApprovalAlreadyCompletedException;
import software.amazon.awssdk.services.codepipeline.model.CodePipelineException;
import software.amazon.awssdk.services.codepipeline.model.InvalidApprovalTokenException;
import software.amazon.awssdk.services.codepipeline.model.PipelineNotFoundException;

/** Executions that are started, approved, superseded, stopped and retried. */
class PipelineControlTest {
  @TempDir Path directory;
  private PipelineHost host;

  @BeforeEach
  void open() {
    host = new PipelineHost(directory);
  }

  @AfterEach
  void close() {
    host.close();
  }

  private List<ActionExecutionDetail> actions(String executionId) {
    return host.codePipeline
        .listActionExecutions(
            l ->
                l.pipelineName(PipelineHost.PIPELINE)
                    .filter(f -> f.pipelineExecutionId(executionId)))
        .actionExecutionDetails();
  }

  @Test
  void updatingDoesNotStartAndStartingTwiceWithOneTokenStartsOnce() throws Exception {
    host.source("exit 1");
    host.deploy(PipelineHost.template(), false);
    host.end(host.newest());
    host.deploy(PipelineHost.template(), true);

    String one =
        host.codePipeline
            .startPipelineExecution(s -> s.name(PipelineHost.PIPELINE).clientRequestToken("t"))
            .pipelineExecutionId();
    String two =
        host.codePipeline
            .startPipelineExecution(s -> s.name(PipelineHost.PIPELINE).clientRequestToken("t"))
            .pipelineExecutionId();

    assertThat(one).isEqualTo(two);
    assertThat(
            host.codePipeline
                .listPipelineExecutions(l -> l.pipelineName(PipelineHost.PIPELINE))
                .pipelineExecutionSummaries())
        .hasSize(2);
    assertThat(
            host.codePipeline.getPipeline(g -> g.name(PipelineHost.PIPELINE)).pipeline().version())
        .isEqualTo(2);
    host.end(one);
  }

  @Test
  void anApprovalNeedsItsTokenAndTheRightToApprove() throws Exception {
    host.source("echo ran");
    host.deploy(PipelineHost.template(), false);
    String execution = host.newest();
    String token = host.token(execution);

    assertThatExceptionOfType(InvalidApprovalTokenException.class)
        .isThrownBy(() -> host.approve("wrong", "Approved"));
    host.forbid(true);
    assertThatExceptionOfType(CodePipelineException.class)
        .isThrownBy(() -> host.approve(token, "Approved"))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(403));
    host.forbid(false);
    assertThat(host.execution(execution).statusAsString()).isEqualTo("InProgress");
    host.approve(token, "Rejected");

    assertThat(host.end(execution)).isEqualTo("Failed");
    assertThatExceptionOfType(ApprovalAlreadyCompletedException.class)
        .isThrownBy(() -> host.approve(token, "Approved"));
    assertThat(host.action("Approve-prod", "Approve").latestExecution().errorDetails().message())
        .isEqualTo("Rejected by arn:aws:iam::111122223333:root: looked at it");
    assertThat(host.authorized)
        .contains(
            "codepipeline:PutApprovalResult "
                + "arn:aws:codepipeline:eu-west-1:111122223333:pay--ledger/Approve-prod/Approve "
                + "{repository=PAY/ledger, team=pay}");
  }

  @Test
  void anExecutionThatWaitsGivesWayToANewerOne() throws Exception {
    String version = host.source("echo ran");
    host.deploy(PipelineHost.template(), false);
    String first = host.newest();
    String token = host.token(first);
    String second = host.start(version);
    PipelineHost.await(
        () ->
            actions(second).stream()
                .anyMatch(
                    one ->
                        one.actionName().equals("Package")
                            && one.statusAsString().equals("Succeeded")));
    String third = host.start(version);

    assertThat(host.end(second)).isEqualTo("Superseded");
    assertThat(host.execution(second).statusSummary()).contains(third);
    host.approve(token, "Approved");
    assertThat(host.end(first)).isEqualTo("Succeeded");
    host.approve(host.token(third), "Approved");
    assertThat(host.end(third)).isEqualTo("Succeeded");
  }

  @Test
  void anExecutionCanBeStoppedAndAFailedStageRetried() throws Exception {
    host.source("echo ran");
    host.deploy(PipelineHost.template(), false);
    String execution = host.newest();
    host.approve(host.token(execution), "Rejected");
    host.end(execution);

    host.codePipeline.retryStageExecution(
        r ->
            r.pipelineName(PipelineHost.PIPELINE)
                .pipelineExecutionId(execution)
                .stageName("Approve-prod")
                .retryMode("FAILED_ACTIONS"));
    host.token(execution);
    host.codePipeline.stopPipelineExecution(
        s ->
            s.pipelineName(PipelineHost.PIPELINE)
                .pipelineExecutionId(execution)
                .abandon(true)
                .reason("enough"));

    assertThat(host.end(execution)).isEqualTo("Stopped");
    assertThat(host.action("Approve-prod", "Approve").latestExecution().statusAsString())
        .isEqualTo("Abandoned");
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    assertThatExceptionOfType(PipelineNotFoundException.class)
        .isThrownBy(() -> host.codePipeline.getPipelineState(g -> g.name("nowhere")));
  }
}
