package io.pipewright.generator.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.generator.surroundings.SurroundingsException;
import io.pipewright.plan.PipelinePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TemplateRendererTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/pipewright/generator/template/ledger-api.json");
  private static RenderedTemplate rendered;
  private static DrawnTemplate template;

  @BeforeAll
  static void render() throws IOException {
    rendered = TemplateRenderer.plain().render(Plans.ledger());
    template = new DrawnTemplate(rendered);
  }

  @Test
  void isTheRecordedOneInEveryProcess() throws IOException {
    String pretty =
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(template.root());
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, pretty + "\n");
    }
    assertThat(pretty + "\n").isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void isTheSameBytesEachTime() {
    assertThat(TemplateRenderer.plain().render(Plans.ledger()).json()).isEqualTo(rendered.json());
  }

  @Test
  void leavesNothingBehind() throws IOException {
    Path directory = Path.of(System.getProperty("java.io.tmpdir"));
    try (var files = Files.list(directory)) {
      assertThat(
              files.filter(
                  file -> file.getFileName().toString().startsWith("pipewright-template-")))
          .isEmpty();
    }
  }

  @Test
  void isBareAndFitsIntoACall() {
    assertThat(template.root().fieldNames())
        .toIterable()
        .containsExactly("Description", "Resources");
    assertThat(rendered.json()).doesNotContain("\n").doesNotContain("AWS::Partition");
    assertThat(rendered.size()).isLessThan(51_200);
    assertThat(rendered.stackName()).isEqualTo("payments--ledger-api");
    assertThat(rendered.tags()).containsEntry("team", "payments");
  }

  @Test
  void satisfiesTheCdksOwnRules() {
    assertThat(TemplateRenderer.strict().render(Plans.ledger()).json()).isEqualTo(rendered.json());
  }

  @Test
  void theCdksOwnRulesBite() {
    assertThatThrownBy(() -> TemplateRenderer.strict().render(Plans.withTimeout(1)))
        .hasMessageContaining("alidation");
  }

  @Test
  void keepsTheNamesOfWhatHoldsState() {
    assertThat(template.resources("AWS::S3::Bucket")).containsOnlyKeys("Artifacts82DD59A1");
    assertThat(template.resources("AWS::CodePipeline::Pipeline"))
        .containsOnlyKeys("PipelineC660917D");
    assertThat(template.resources("AWS::CodeBuild::Project"))
        .containsOnlyKeys(
            "ProjectLintProject6B41E22A",
            "ProjectBuildProject6A898476",
            "ProjectSastProjectEC04B85E",
            "ProjectSecretsProject0726240E",
            "ProjectSbomProjectA4E97B7B",
            "ProjectVersionProject3EA1DC99",
            "ProjectPackageProject14ED4AB2");
  }

  @Test
  void namesDoNotDependOnPosition() throws IOException {
    DrawnTemplate shorter =
        new DrawnTemplate(TemplateRenderer.plain().render(Plans.withoutStage("Lint")));

    assertThat(template.resources("AWS::CodeBuild::Project").keySet())
        .containsAll(shorter.resources("AWS::CodeBuild::Project").keySet());
    assertThat(template.resources("AWS::IAM::Role").keySet())
        .containsAll(shorter.resources("AWS::IAM::Role").keySet());
  }

  @Test
  void drawsThePipelineOfThePlan() {
    JsonNode pipeline = template.only("AWS::CodePipeline::Pipeline");
    assertThat(pipeline.path("PipelineType").asText()).isEqualTo("V2");
    assertThat(pipeline.path("ExecutionMode").asText()).isEqualTo("QUEUED");
    assertThat(pipeline.path("Name").asText()).isEqualTo("payments--ledger-api");
    assertThat(pipeline.has("RestartExecutionOnUpdate")).isFalse();
    assertThat(template.stages())
        .containsExactly(
            "Source",
            "Lint",
            "Build",
            "Scan",
            "Version",
            "Package",
            "Deploy-dev",
            "Approve-prod",
            "Deploy-prod");
  }

  @Test
  void theArtefactKeyIsTheTeamsOwn() {
    JsonNode store = template.only("AWS::CodePipeline::Pipeline").path("ArtifactStore");
    assertThat(store.at("/EncryptionKey/Id").asText()).isEqualTo(Plans.KEY);
    assertThat(template.only("AWS::S3::Bucket").findValuesAsText("KMSMasterKeyID"))
        .containsExactly(Plans.KEY);
    assertThat(template.resources("AWS::CodeBuild::Project").values())
        .allSatisfy(
            project -> assertThat(project.path("EncryptionKey").asText()).isEqualTo(Plans.KEY));
    assertThat(rendered.json()).doesNotContain("alias/");
    assertThat(template.resources("AWS::KMS::Key")).isEmpty();
  }

  @Test
  void theBucketIsKeptPrivateAndVersioned() {
    JsonNode resource = template.root().at("/Resources/Artifacts82DD59A1");
    assertThat(resource.path("DeletionPolicy").asText()).isEqualTo("Retain");
    assertThat(resource.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
    JsonNode bucket = template.only("AWS::S3::Bucket");
    assertThat(bucket.at("/VersioningConfiguration/Status").asText()).isEqualTo("Enabled");
    assertThat(bucket.path("PublicAccessBlockConfiguration"))
        .hasSize(4)
        .allMatch(JsonNode::asBoolean);
    assertThat(template.only("AWS::S3::BucketPolicy").findValuesAsText("Sid"))
        .containsExactly("DenyPlainTransport", "DenyOtherEncryption", "DenyOtherKey");
  }

  @Test
  void theSourceIsNotPolled() {
    JsonNode source = template.action("Source", "Source");
    assertThat(source.at("/Configuration/PollForSourceChanges").isBoolean()).isTrue();
    assertThat(source.at("/Configuration/PollForSourceChanges").asBoolean()).isFalse();
    assertThat(template.resources("AWS::Events::Rule")).isEmpty();
  }

  @Test
  void everyBuildspecIsTheFactorys() {
    assertThat(template.resources("AWS::CodeBuild::Project").values())
        .hasSize(7)
        .allSatisfy(
            project -> {
              String buildspec = project.at("/Source/BuildSpec").asText();
              assertThat(buildspec).startsWith("version: 0.2\nenv:\n  shell: bash\n");
              assertThat(project.at("/Source/Type").asText()).isEqualTo("CODEPIPELINE");
            });
  }

  @Test
  void variablesOfOtherActionsArriveAsWritten() {
    assertThat(
            template
                .action("Version", "Version")
                .at("/Configuration/EnvironmentVariables")
                .asText())
        .contains("\"value\":\"#{Source.VersionId}\"")
        .contains("\"value\":\"#{codepipeline.PipelineExecutionId}\"");
    JsonNode deploy = template.action("Deploy-prod", "Deploy").path("Configuration");
    assertThat(deploy.path("ParameterOverrides").asText())
        .isEqualTo(
            "{\"Size\":\"small\",\"Version\":\"#{Version.VERSION}\","
                + "\"Bucket\":{\"Fn::GetArtifactAtt\":[\"Package\",\"BucketName\"]},"
                + "\"Key\":{\"Fn::GetArtifactAtt\":[\"Package\",\"ObjectKey\"]}}");
    assertThat(template.action("Approve-prod", "Approve").at("/Configuration/CustomData").asText())
        .isEqualTo("Deploy #{Version.VERSION} to prod?");
  }

  @Test
  void aProtectedEnvironmentIsReachedThroughItsApproval() {
    List<String> stages = template.stages();
    assertThat(stages.indexOf("Approve-prod")).isLessThan(stages.indexOf("Deploy-prod"));
    JsonNode approval = template.action("Approve-prod", "Approve");
    assertThat(approval.at("/ActionTypeId/Provider").asText()).isEqualTo("Manual");
    assertThat(approval.at("/Configuration").has("NotificationArn")).isFalse();
    assertThat(template.resources("AWS::SNS::Topic")).isEmpty();
  }

  @Test
  void aDeploymentNamesRolesThatExist() {
    JsonNode deploy = template.action("Deploy-prod", "Deploy");
    assertThat(deploy.path("RoleArn").asText())
        .isEqualTo("arn:aws:iam::333333333333:role/pipeline/deploy");
    assertThat(deploy.at("/Configuration/RoleArn").asText())
        .isEqualTo("arn:aws:iam::333333333333:role/pipeline/cfn-exec");
    assertThat(deploy.at("/Configuration/ActionMode").asText()).isEqualTo("CREATE_UPDATE");
    assertThat(deploy.at("/Configuration/Capabilities").asText()).isEqualTo("CAPABILITY_NAMED_IAM");
  }

  @Test
  void refusesARegionThatThePipelineHasNoBucketIn() {
    PipelinePlan plan = Plans.deployingTo("us-east-1");
    assertThatThrownBy(() -> TemplateRenderer.plain().render(plan))
        .isInstanceOf(SurroundingsException.class)
        .hasMessage(
            "the environment prod is in us-east-1, and pipelines in eu-west-1 cannot deploy there");
  }

  @Test
  void noRoleIsGrantedAWildcardAction() {
    assertThat(template.allowed())
        .isNotEmpty()
        .allSatisfy(
            statement ->
                assertThat(DrawnTemplate.texts(statement.path("Action")))
                    .noneMatch(action -> action.contains("*")));
  }

  @Test
  void wildcardResourcesAreTheJustifiedOnes() {
    assertThat(template.allowed())
        .flatExtracting(statement -> DrawnTemplate.texts(statement.path("Resource")))
        .filteredOn(resource -> resource.contains("*"))
        .isNotEmpty()
        .allMatch(
            resource ->
                // The streams of a project's log group.
                resource.matches("arn:aws:logs:.*:log-group:/aws/codebuild/[a-z-]+:\\*")
                    // One artefact of any execution.
                    || resource.matches(".*Artifacts82DD59A1.*\"/\\*/[A-Z][a-z]+/\\*\".*")
                    // The service role, in the pipeline's own bucket.
                    || resource.matches(".*Artifacts82DD59A1.*\"/\\*\".*")
                    // ecr:GetAuthorizationToken has no resource level.
                    || resource.equals("*"));
  }

  @Test
  void aGateWritesNoArtefactButItsOwn() {
    assertThat(writes("ProjectLintRole8B4ACAA7")).isEmpty();
    assertThat(writes("ProjectSastRoleD3515D71")).isEmpty();
    assertThat(writes("ProjectSbomRole6A65ECE6"))
        .hasSize(1)
        .first()
        .asString()
        .contains("/*/Sbom/*");
  }

  @Test
  void onlyThePipelineMayAssumeARoleOfATarget() {
    assertThat(template.allowed())
        .filteredOn(statement -> statement.path("Action").asText().equals("sts:AssumeRole"))
        .singleElement()
        .satisfies(
            statement ->
                assertThat(DrawnTemplate.texts(statement.path("Resource")))
                    .contains("arn:aws:iam::333333333333:role/pipeline/deploy"));
    JsonNode role = template.resources("AWS::IAM::Role").get("ServiceRole4288B192");
    assertThat(role.path("RoleName").asText()).isEqualTo("payments--ledger-api");
    assertThat(role.path("Path").asText()).isEqualTo("/pipeline/");
  }

  @Test
  void everyRoleIsInThePlaceOfItsKind() {
    assertThat(template.resources("AWS::IAM::Role"))
        .hasSize(16)
        .allSatisfy(
            (id, role) ->
                assertThat(role.path("Path").asText())
                    .isEqualTo(id.startsWith("ServiceRole") ? "/pipeline/" : "/pipeline-steps/"));
    assertThat(template.resources("AWS::IAM::Policy")).isEmpty();
  }

  @Test
  void aProjectsRoleIsNamedByItsArn() {
    // The rule E3050, acknowledged in the strict renderer, would find a Ref here.
    assertThat(template.resources("AWS::CodeBuild::Project").values())
        .allSatisfy(project -> assertThat(project.path("ServiceRole").has("Fn::GetAtt")).isTrue());
  }

  private static List<JsonNode> writes(String role) {
    Map<String, JsonNode> roles = template.resources("AWS::IAM::Role");
    assertThat(roles).containsKey(role);
    return roles.get(role).findValues("Statement").stream()
        .flatMap(statements -> statements.findParents("Action").stream())
        .filter(statement -> DrawnTemplate.texts(statement.path("Action")).contains("s3:PutObject"))
        .map(statement -> statement.path("Resource"))
        .toList();
  }
}
