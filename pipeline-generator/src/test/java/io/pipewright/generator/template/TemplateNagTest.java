package io.pipewright.generator.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackProps;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagReportFormat;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import io.pipewright.plan.PipelinePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;

/**
 * The AwsSolutions rules over a whole pipeline. Synthesis succeeds whatever they find, so their
 * report is read.
 */
class TemplateNagTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String LOGS = "CodeBuild names the streams of the project's own log group";
  private static final String ARTIFACTS =
      "the last part of an artefact's key is made up by CodePipeline in each execution";
  private static final String ACCESS_LOG =
      "data events of the factory's buckets are in CloudTrail, which holds more than access logs";
  private static final String IMAGE = "the Version step runs the factory's own image";
  private static final String LOGIN = "ecr:GetAuthorizationToken has no resource level";

  private static final String SERVICE =
      "the service itself passes every artefact on, in a bucket that holds nothing else";

  @TempDir Path directory;

  @Test
  void everyFindingIsJustified() throws IOException {
    PipelineStack stack = stack();
    suppress(stack);

    List<JsonNode> lines = report(stack);

    assertThat(findings(lines)).isEmpty();
    assertThat(lines).as("the rules ran").hasSizeGreaterThan(50);
    assertThat(lines.stream().filter(line -> compliance(line).equals("Suppressed")))
        .as("each suppression is used")
        // The report puts what the suppression applies to before the reason.
        .extracting(line -> line.path("exceptionReason").asText().replaceFirst("^\\[.*] ", ""))
        .contains(LOGS, ARTIFACTS, ACCESS_LOG, IMAGE, LOGIN, SERVICE);
  }

  @Test
  void aPlantedViolationIsFound() throws IOException {
    PipelineStack stack = stack();
    suppress(stack);
    Bucket.Builder.create(stack, "Planted").build();

    assertThat(findings(report(stack))).contains("AwsSolutions-S10 Planted/Resource");
  }

  @Test
  void aWiderGrantIsFound() throws IOException {
    PipelineStack stack = stack();
    suppress(stack);
    new PlanRole(
        stack,
        "Wide",
        PlanRole.STEPS,
        Optional.empty(),
        "Reads every artefact",
        new ServicePrincipal("codebuild.amazonaws.com"),
        List.of(Policies.allow(List.of("s3:GetObject"), List.of("arn:aws:s3:::other/*"))));

    assertThat(findings(report(stack))).containsExactly("AwsSolutions-IAM5 Wide/Resource");
  }

  private static void suppress(PipelineStack stack) {
    NagSuppressions.addStackSuppressions(
        stack,
        List.of(
            suppression("AwsSolutions-S1", ACCESS_LOG),
            suppression(
                "AwsSolutions-IAM5",
                LOGS,
                "/^Resource::arn:aws:logs:eu-west-1:111111111111:log-group:"
                    + "/aws/codebuild/payments--ledger-api-[a-z]+:\\*$/"),
            suppression(
                "AwsSolutions-IAM5",
                ARTIFACTS,
                "/^Resource::<Artifacts[0-9A-F]+\\.Arn>/\\*/(Source|Build|Sbom|Package)/\\*$/")));
    PipelinePlan plan = Plans.ledger();
    NagSuppressions.addResourceSuppressionsByPath(
        stack,
        "/" + plan.name() + "/Project-Version/Project/Resource",
        List.of(suppression("AwsSolutions-CB5", IMAGE)));
    NagSuppressions.addResourceSuppressionsByPath(
        stack,
        "/" + plan.name() + "/ServiceRole/Resource",
        List.of(
            suppression(
                "AwsSolutions-IAM5", SERVICE, "/^Resource::<Artifacts[0-9A-F]+\\.Arn>/\\*$/")));
    NagSuppressions.addResourceSuppressionsByPath(
        stack,
        "/" + plan.name() + "/Project-Version/Role/Resource",
        List.of(suppression("AwsSolutions-IAM5", LOGIN, "/^Resource::\\*$/")));
  }

  private static NagPackSuppression suppression(String rule, String reason) {
    return new NagPackSuppression.Builder().id(rule).reason(reason).build();
  }

  private static NagPackSuppression suppression(String rule, String reason, String pattern) {
    return new NagPackSuppression.Builder()
        .id(rule)
        .reason(reason)
        .appliesTo(List.of(new RegexAppliesTo.Builder().regex(pattern).build()))
        .build();
  }

  private PipelineStack stack() {
    App app = new App(AppProps.builder().outdir(directory.toString()).build());
    return new PipelineStack(app, Plans.ledger());
  }

  private List<JsonNode> report(PipelineStack stack) throws IOException {
    Aspects.of(stack)
        .add(
            new AwsSolutionsChecks(
                new NagPackProps.Builder()
                    .reports(true)
                    .reportFormats(List.of(NagReportFormat.JSON))
                    .build()));
    ((App) stack.getNode().getRoot()).synth();
    Path report = directory.resolve("AwsSolutions-" + stack.getStackName() + "-NagReport.json");
    List<JsonNode> lines = new ArrayList<>();
    JSON.readTree(Files.readString(report)).path("lines").forEach(lines::add);
    return lines;
  }

  private static List<String> findings(List<JsonNode> lines) {
    return lines.stream()
        .filter(line -> !List.of("Compliant", "Suppressed", "N/A").contains(compliance(line)))
        .map(
            line ->
                line.path("ruleId").asText()
                    + " "
                    + line.path("resourceId").asText().replaceFirst("^[^/]+/", ""))
        .distinct()
        .toList();
  }

  private static String compliance(JsonNode line) {
    return line.path("compliance").asText();
  }
}
