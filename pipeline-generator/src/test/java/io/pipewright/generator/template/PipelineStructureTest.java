package io.pipewright.generator.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stages and actions of a pipeline as they are drawn. */
class PipelineStructureTest {
  private static DrawnTemplate template;

  @BeforeAll
  static void render() throws IOException {
    template = new DrawnTemplate(TemplateRenderer.plain().render(Plans.ledger()));
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
}
