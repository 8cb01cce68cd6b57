package io.pipewright.localcloud.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;
import software.amazon.awssdk.services.codepipeline.model.ConditionExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.PipelineVariable;
import software.amazon.awssdk.services.codepipeline.model.Result;
import software.amazon.awssdk.services.codepipeline.model.RuleExecution;
import software.amazon.awssdk.services.codepipeline.model.RuleExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;
import software.amazon.awssdk.services.codepipeline.model.StageExecutionStatus;
import software.amazon.awssdk.services.codepipeline.model.StageNotRetryableException;
import software.amazon.awssdk.services.codepipeline.model.StageState;

/** Stages that are skipped by the value of a variable, through the SDK's client. */
class StageSkipTest {
  @TempDir Path directory;
  private PipelineHost host;
  private EntryTemplate template;

  @BeforeEach
  void open() throws Exception {
    host = new PipelineHost(directory);
    template = new EntryTemplate().variable("Changed", "api,web");
    host.source("echo ran");
  }

  @AfterEach
  void close() {
    host.close();
  }

  private String start(String changed) {
    PipelineVariable variable = PipelineVariable.builder().name("Changed").value(changed).build();
    return host.codePipeline
        .startPipelineExecution(s -> s.name(PipelineHost.PIPELINE).variables(List.of(variable)))
        .pipelineExecutionId();
  }

  private StageState state(String stage) {
    return host
        .codePipeline
        .getPipelineState(g -> g.name(PipelineHost.PIPELINE))
        .stageStates()
        .stream()
        .filter(one -> one.stageName().equals(stage))
        .findFirst()
        .orElseThrow();
  }

  private RuleExecution rule(String stage) {
    return state(stage)
        .beforeEntryConditionState()
        .conditionStates()
        .get(0)
        .ruleStates()
        .get(0)
        .latestExecution();
  }

  private List<ActionExecutionDetail> actions(String execution) {
    return host.codePipeline
        .listActionExecutions(
            l ->
                l.pipelineName(PipelineHost.PIPELINE).filter(f -> f.pipelineExecutionId(execution)))
        .actionExecutionDetails();
  }

  /** The stages in which an execution ran actions, the latest first. */
  private List<String> stagesWithActions(String execution) {
    return actions(execution).stream().map(ActionExecutionDetail::stageName).distinct().toList();
  }

  private String failure(String execution, String action) {
    return actions(execution).stream()
        .filter(one -> one.actionName().equals(action))
        .map(one -> one.output().executionResult().errorDetails())
        .map(details -> details.code() + ": " + details.message())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aStageInTheMiddleIsSkippedAndTheOthersRun() throws Exception {
    template.without("Approve-prod");
    template.rule("Package", "Api", "#{variables.Changed}", "MATCHES", "(.*,)?api(,.*)?");
    host.deploy(template.json(), false);
    String entered = host.newest();
    assertThat(host.end(entered)).isEqualTo("Succeeded");
    assertThat(stagesWithActions(entered))
        .containsExactly("Deploy-prod", "Package", "Build", "Source");
    assertThat(state("Package").latestExecution().status())
        .isEqualTo(StageExecutionStatus.SUCCEEDED);
    assertThat(rule("Package").status()).isEqualTo(RuleExecutionStatus.SUCCEEDED);

    String skipped = start("web");

    assertThat(host.end(skipped)).isEqualTo("Succeeded");
    assertThat(stagesWithActions(skipped)).containsExactly("Deploy-prod", "Build", "Source");
    assertThat(host.execution(skipped).variables())
        .singleElement()
        .matches(one -> one.name().equals("Changed") && one.resolvedValue().equals("web"));
    assertThat(host.pipelines.deployments().all())
        .extracting(Deployment::executionId)
        .containsExactly(entered, skipped);
    StageState state = state("Package");
    assertThat(state.latestExecution().status()).isEqualTo(StageExecutionStatus.SKIPPED);
    assertThat(state.latestExecution().pipelineExecutionId()).isEqualTo(skipped);
    assertThat(state.actionStates()).allMatch(action -> action.latestExecution() == null);
    assertThat(state.beforeEntryConditionState().latestExecution().status())
        .isEqualTo(ConditionExecutionStatus.FAILED);
    assertThat(rule("Package").status()).isEqualTo(RuleExecutionStatus.FAILED);
    assertThat(rule("Package").summary())
        .isEqualTo("#{variables.Changed} is 'web': MATCHES '(.*,)?api(,.*)?' does not hold");
    assertThat(page(skipped))
        .contains(
            "<h2>Package <small>Skipped</small></h2>\n<p>rule &#39;Api&#39;: #{variables.Changed}");
    assertNotRetryable(skipped);
  }

  private void assertNotRetryable(String execution) {
    assertThatExceptionOfType(StageNotRetryableException.class)
        .isThrownBy(
            () ->
                host.codePipeline.retryStageExecution(
                    r ->
                        r.pipelineName(PipelineHost.PIPELINE)
                            .pipelineExecutionId(execution)
                            .stageName("Package")
                            .retryMode("FAILED_ACTIONS")));
  }

  private String page(String execution) throws Exception {
    String url =
        host.cloud.endpoint().uri()
            + "/console/pipelines/"
            + PipelineHost.PIPELINE
            + "/executions/"
            + execution;
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  void theLastStageMayBeSkippedAndAnOutputVariableMayDecide() throws Exception {
    template.without("Approve-prod");
    template.rule("Deploy-prod", "Known", "#{variables.Changed}", "CONTAINS", "web");
    template.rule("Deploy-prod", "Major", "#{Version.VERSION}", "MATCHES", "2\\..*");
    host.deploy(template.json(), false);
    String execution = host.newest();

    assertThat(host.end(execution)).isEqualTo("Succeeded");
    assertThat(state("Deploy-prod").latestExecution().statusAsString()).isEqualTo("Skipped");
    assertThat(state("Deploy-prod").beforeEntryConditionState().latestExecution().summary())
        .as("only the rule that decided it")
        .isEqualTo("rule 'Major': #{Version.VERSION} is '1.2.3': MATCHES '2\\..*' does not hold");
    assertThat(host.pipelines.deployments().all()).isEmpty();
  }

  @Test
  void whoWantsAnArtefactOfASkippedStageFailsAndSaysSo() throws Exception {
    template.rule("Build", "Api", "#{variables.Changed}", "EQ", "api");
    ObjectNode configuration =
        (ObjectNode) template.stage("Package").at("/Actions/0/Configuration");
    configuration.remove("EnvironmentVariables");
    host.deploy(template.json(), false);
    String execution = host.newest();

    assertThat(host.end(execution)).isEqualTo("Failed");
    assertThat(failure(execution, "Package"))
        .isEqualTo(
            "ArtifactNotFound: no action has made the artifact Built: stage 'Build' was skipped");
    assertThat(host.execution(execution).statusSummary()).isEqualTo("Stage Package failed");
  }

  @Test
  void whoWantsAVariableOfASkippedStageFailsAndSaysSo() throws Exception {
    template.rule("Build", "Api", "#{variables.Changed}", "EQ", "api");
    host.deploy(template.json(), false);
    String execution = host.newest();

    assertThat(host.end(execution)).isEqualTo("Failed");
    assertThat(failure(execution, "Package"))
        .isEqualTo(
            "InvalidVariableReference: Configuration.EnvironmentVariables: the variable"
                + " #{Version.VERSION} has no value; stage 'Build' was skipped");
  }

  @Test
  void aRuleThatCannotBeAnsweredFailsItsStage() throws Exception {
    template.rule("Build", "Api", "#{variables.Chnaged}", "EQ", "api");
    host.deploy(template.json(), false);
    String execution = host.newest();

    assertThat(host.end(execution)).isEqualTo("Failed");
    assertThat(host.execution(execution).statusSummary())
        .isEqualTo(
            "Stage Build failed: rule 'Api': Configuration.Variable: the variable"
                + " #{variables.Chnaged} has no value; the pipeline has no such variable");
    assertThat(stagesWithActions(execution)).containsExactly("Source");
    assertThat(state("Build").latestExecution().status()).isEqualTo(StageExecutionStatus.FAILED);
    assertThat(state("Build").beforeEntryConditionState().latestExecution().status())
        .isEqualTo(ConditionExecutionStatus.ERRORED);
    assertThat(rule("Build").status()).isEqualTo(RuleExecutionStatus.FAILED);
    assertThat(rule("Build").errorDetails().code()).isEqualTo("InvalidVariableReference");
  }

  @Test
  void skippingAStageOvertakesNobodyInIt() throws Exception {
    template.rule("Approve-prod", "Api", "#{variables.Changed}", "CONTAINS", "api");
    host.deploy(template.json(), false);
    String older = host.newest();
    String token = host.token(older);
    String newer = start("web");
    PipelineHost.await(() -> stagesWithActions(newer).contains("Package"));
    PipelineHost.await(
        () -> state("Package").latestExecution().statusAsString().equals("Succeeded"));
    // It would need milliseconds to get past the stage, if it could.
    TimeUnit.MILLISECONDS.sleep(300);
    assertThat(host.execution(newer).statusAsString()).isEqualTo("InProgress");
    host.approve(token, "Approved");

    assertThat(host.end(older)).isEqualTo("Succeeded");
    assertThat(host.end(newer)).isEqualTo("Succeeded");
    assertThat(host.pipelines.deployments().all())
        .extracting(Deployment::executionId)
        .containsExactly(older, newer);
  }

  @Test
  void thePipelineShowsItsConditions() throws Exception {
    template.rule("Package", "Api", "#{variables.Changed}", "NE", "web");
    host.deploy(template.json(), false);

    StageDeclaration stage =
        host.codePipeline
            .getPipeline(g -> g.name(PipelineHost.PIPELINE))
            .pipeline()
            .stages()
            .get(2);

    assertThat(stage.beforeEntry().conditions())
        .singleElement()
        .satisfies(
            condition -> {
              assertThat(condition.result()).isEqualTo(Result.SKIP);
              assertThat(condition.rules().get(0).ruleTypeId().provider())
                  .isEqualTo("VariableCheck");
              assertThat(condition.rules().get(0).configuration())
                  .containsEntry("Variable", "#{variables.Changed}")
                  .containsEntry("Operator", "NE")
                  .containsEntry("Value", "web");
            });
  }
}
