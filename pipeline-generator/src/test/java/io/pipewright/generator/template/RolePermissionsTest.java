package io.pipewright.generator.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The roles of a pipeline, and what they are allowed to do. */
class RolePermissionsTest {
  private static DrawnTemplate template;

  @BeforeAll
  static void render() throws IOException {
    template = new DrawnTemplate(TemplateRenderer.plain().render(Plans.ledger()));
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
