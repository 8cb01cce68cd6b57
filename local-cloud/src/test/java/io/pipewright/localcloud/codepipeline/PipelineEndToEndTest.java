package io.pipewright.localcloud.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.codepipeline.model.ActionExecutionDetail;

/** Pipelines of a template, really run, and looked at through the SDK's clients. */
class PipelineEndToEndTest {
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

  private ActionExecutionDetail action(String executionId, String name) {
    return actions(executionId).stream()
        .filter(detail -> detail.actionName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPipelineRunsFromSourceToARecordedDeployment() throws Exception {
    String version = host.source("echo ran");
    host.deploy(PipelineHost.template(), false);
    String execution = host.newest();

    String token = host.token(execution);
    assertThat(host.action("Approve-prod", "Approve").latestExecution().summary())
        .isEqualTo("ledger 1.2.3 to prod");
    host.approve(token, "Approved");

    assertThat(host.end(execution)).isEqualTo("Succeeded");
    assertThat(host.execution(execution).trigger().triggerTypeAsString())
        .isEqualTo("CreatePipeline");
    assertThat(host.execution(execution).artifactRevisions().get(0).revisionId())
        .isEqualTo(version);
    assertThat(host.execution(execution).artifactRevisions().get(0).revisionSummary())
        .isEqualTo("Fix echo ran");
    assertThat(action(execution, "Version").output().outputVariables())
        .containsEntry("VERSION", "1.2.3");
    String packaged = action(execution, "Package").output().executionResult().externalExecutionId();
    assertThat(host.buildLog(packaged)).contains("version 1.2.3 execution " + execution);
    assertThat(action(execution, "Deploy").output().executionResult().externalExecutionSummary())
        .isEqualTo("recorded, not executed: there is no account 444455556666 on this machine");
  }

  @Test
  void aDeploymentIsRecordedWithItsTargetParametersAndDigests() throws Exception {
    host.source("echo ran");
    host.deploy(PipelineHost.template(), false);
    String execution = host.newest();
    host.approve(host.token(execution), "Approved");
    host.end(execution);

    Deployment deployment = host.pipelines.deployments().all().get(0);

    assertThat(deployment.account()).isEqualTo("444455556666");
    assertThat(deployment.region()).isEqualTo("eu-central-1");
    assertThat(deployment.executionId()).isEqualTo(execution);
    assertThat(deployment.parameters())
        .isEqualTo(Map.of("Version", "1.2.3", "Bucket", "pay-ledger-artifacts"));
    assertThat(deployment.artifactSha256()).containsOnlyKeys("Built");
    assertThat(
            directory.resolve(
                "deployments/444455556666/eu-central-1/ledger/" + execution + "-1.json"))
        .content()
        .contains("\"executed\" : false", deployment.templateSha256());
  }

  @Test
  void artefactsAreKeptUnderThePipelinesKey() throws Exception {
    host.source("echo ran");
    host.deploy(PipelineHost.template(), false);
    host.token(host.newest());

    var objects = host.s3.listObjectsV2(l -> l.bucket("pay-ledger-artifacts")).contents();

    assertThat(objects)
        .extracting(object -> object.key())
        .anyMatch(key -> key.matches("pay--ledger/Source/[A-Za-z0-9]{7}"))
        .anyMatch(key -> key.matches("pay--ledger/Built/[A-Za-z0-9]{7}"));
    assertThat(
            host.s3
                .headObject(h -> h.bucket("pay-ledger-artifacts").key(objects.get(0).key()))
                .ssekmsKeyId())
        .contains("key/0b9a2c1e");
  }

  @Test
  void aFailingBuildStopsThePipelineThereAndSaysWhy() throws Exception {
    host.source("echo about to fail; exit 3");
    host.deploy(PipelineHost.template(), false);
    String execution = host.newest();

    assertThat(host.end(execution)).isEqualTo("Failed");

    var test = host.action("Build", "Test").latestExecution();
    assertThat(test.statusAsString()).isEqualTo("Failed");
    assertThat(test.errorDetails().code()).isEqualTo("JobFailed");
    assertThat(test.errorDetails().message())
        .contains("Phase: BUILD", "./run.sh. Reason: exit status 3");
    assertThat(host.action("Build", "Version").latestExecution().statusAsString())
        .as("the others of the same run order finish")
        .isEqualTo("Succeeded");
    assertThat(host.action("Package", "Package").latestExecution()).isNull();
    assertThat(host.pipelines.deployments().all()).isEmpty();
    assertThat(host.buildLog(test.externalExecutionId())).contains("about to fail");
  }

  @Test
  void anExecutionRunsTheObjectVersionThatItWasStartedWith() throws Exception {
    String first = host.source("echo first");
    host.source("echo second");
    host.deploy(PipelineHost.template(), false);
    host.token(host.newest());
    host.approve(host.token(host.newest()), "Rejected");
    host.end(host.newest());

    String execution = host.start(first);
    host.token(execution);

    String build = action(execution, "Test").output().executionResult().externalExecutionId();
    assertThat(host.buildLog(build)).contains("first", "tested " + first);
    assertThat(
            host.codePipeline
                .listPipelineExecutions(l -> l.pipelineName(PipelineHost.PIPELINE))
                .pipelineExecutionSummaries()
                .get(0)
                .sourceRevisions()
                .get(0)
                .revisionId())
        .isEqualTo(first);
  }

  @Test
  void anUnresolvableVariableFailsItsAction() throws Exception {
    host.source("echo ran");
    JsonNode template = PipelineHost.template();
    ((ObjectNode) template.at("/Resources/Pipeline/Properties/Stages/3/Actions/0/Configuration"))
        .put("CustomData", "#{Version.MISSPELT}");
    host.deploy(template, false);
    String execution = host.newest();

    assertThat(host.end(execution)).isEqualTo("Failed");
    assertThat(host.action("Approve-prod", "Approve").latestExecution().errorDetails().message())
        .contains("#{Version.MISSPELT}");
  }

  @Test
  void eventsTellEveryChangeInItsOrderEvenIfTheConsumerFails() throws Exception {
    host.refuseFirstEvent();
    host.source("exit 1");
    host.deploy(PipelineHost.template(), false);
    String execution = host.newest();
    host.end(execution);
    PipelineHost.await(() -> states().contains("Pipeline FAILED"));

    assertThat(states()).startsWith("Pipeline STARTED", "Stage Source STARTED");
    assertThat(states())
        .containsSubsequence(
            "Action Source/Source SUCCEEDED",
            "Stage Source SUCCEEDED",
            "Stage Build STARTED",
            "Action Build/Test FAILED",
            "Stage Build FAILED",
            "Pipeline FAILED");
    JsonNode last = new ObjectMapper().readTree(host.events.get(host.events.size() - 1));
    assertThat(last.path("source").asText()).isEqualTo("aws.codepipeline");
    assertThat(last.path("resources").path(0).asText())
        .isEqualTo("arn:aws:codepipeline:eu-west-1:111122223333:pay--ledger");
    assertThat(last.at("/detail/execution-id").asText()).isEqualTo(execution);
    assertThat(last.at("/detail/execution-trigger/trigger-type").asText())
        .isEqualTo("CreatePipeline");
  }

  private List<String> states() {
    return host.events.stream().map(PipelineEndToEndTest::state).toList();
  }

  private static String state(String event) {
    try {
      JsonNode json = new ObjectMapper().readTree(event);
      JsonNode detail = json.path("detail");
      String kind = json.path("detail-type").asText().split(" ", 3)[1];
      String stage = detail.has("stage") ? " " + detail.path("stage").asText() : "";
      String action = detail.has("action") ? "/" + detail.path("action").asText() : "";
      return kind + stage + action + " " + detail.path("state").asText();
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theConsoleShowsAnExecutionAndEscapesWhatBuildsWrite() throws Exception {
    host.source("echo '<script>alert(1)</script>'; exit 1");
    host.deploy(PipelineHost.template(), false);
    String execution = host.newest();
    host.end(execution);
    String url = host.action("Build", "Test").latestExecution().externalExecutionUrl();

    HttpResponse<String> page = get(url);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(execution, "Failed", "&lt;script&gt;alert(1)")
        .doesNotContain("<script>");
    String list = url.substring(0, url.indexOf("/executions/"));
    assertThat(get(list).body()).contains("/executions/" + execution);
    assertThat(get(list + "-missing").statusCode()).isEqualTo(404);
    assertThat(get(list.substring(0, list.indexOf("/pipelines/"))).body())
        .contains(PipelineHost.PIPELINE, execution);
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
