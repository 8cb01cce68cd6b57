package io.pipewright.plan;

import static io.pipewright.plan.Fixture.MANIFEST;
import static io.pipewright.plan.Fixture.plan;
import static io.pipewright.plan.Fixture.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pipewright.plan.ParameterValue.ArtifactAttribute;
import io.pipewright.plan.ParameterValue.Literal;
import io.pipewright.repository.RepositoryId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {
  @Test
  void laysTheStagesOut() {
    assertThat(layout(value(plan(MANIFEST))))
        .containsExactly(
            "Source: Source -> Source",
            "Lint: Lint Source ->",
            "Build: Build Source -> Build",
            "Scan: Sast Build -> | Secrets Source -> | Sbom Source -> Sbom",
            "Version: Version Source ->",
            "Package: Package Build -> Package",
            "Deploy-dev: Deploy Source, Package ->",
            "Approve-prod: Approve ->",
            "Deploy-prod: Deploy Source, Package ->");
  }

  @Test
  void endsAfterPackagingWithoutDeployments() {
    PipelinePlan plan = value(plan("version: 1\n"));
    assertThat(plan.stages()).extracting(StagePlan::name).endsWith("Package").hasSize(6);
  }

  @Test
  void letsAnUnprotectedEnvironmentFollowAProtectedOne() {
    String manifest =
        """
        version: 1
        deploy:
          - environment: prod
            target: { cloudformation: { template: infra/service.yaml } }
          - environment: dev
            target: { cloudformation: { template: infra/service.yaml } }
        """;
    assertThat(value(plan(manifest)).stages())
        .extracting(StagePlan::name)
        .endsWith("Package", "Approve-prod", "Deploy-prod", "Deploy-dev");
  }

  @Test
  void namesAndTagsEverythingAfterTeamAndApplication() {
    PipelinePlan plan = value(plan("version: 1\napplication: ledger\n"));
    assertThat(plan.name()).isEqualTo("payments--ledger");
    assertThat(plan.roleName()).isEqualTo("payments--ledger");
    assertThat(plan.tags())
        .containsExactly(
            Map.entry("team", "payments"),
            Map.entry("application", "ledger"),
            Map.entry("repository", "PAY/ledger-api"),
            Map.entry("managed-by", "pipewright"));
    assertThat(build(plan, "Lint").project().name()).isEqualTo("payments--ledger-lint");
    PipelinePlan personal =
        value(plan("version: 1\n", RepositoryId.parse("~jane/tools"), Fixture.PATHS));
    assertThat(personal.tags()).containsEntry("repository", "@jane/tools");
  }

  @Test
  void fillsTheParametersOfATarget() {
    ActionPlan.CloudFormation deploy =
        (ActionPlan.CloudFormation) value(plan(MANIFEST)).stages().get(6).actions().get(0);
    assertThat(deploy.parameters())
        .containsExactly(
            Map.entry("Size", new Literal("small")),
            Map.entry("Code", new ArtifactAttribute("Package", "ObjectKey")),
            Map.entry("Label", new Literal("v#{Version.VERSION}")));
    assertThat(deploy.stackName()).isEqualTo("payments--ledger-api--dev");
    assertThat(deploy.account()).isEqualTo("222222222222");
    assertThat(deploy.deployRole()).isEqualTo("arn:aws:iam::222222222222:role/pipeline/deploy");
  }

  @Test
  void tellsTheApproverWhatIsApproved() {
    ActionPlan.Approval approval =
        (ActionPlan.Approval) value(plan(MANIFEST)).stages().get(7).actions().get(0);
    assertThat(approval.message())
        .isEqualTo(
            "Deploy #{Version.VERSION} (commit #{Version.COMMIT}) of payments--ledger-api to prod?");
    assertThat(approval.environment()).isEqualTo("prod");
  }

  @Test
  void passesManifestValuesAsVariablesOnly() {
    PipelinePlan plan =
        value(
            plan(
                """
                version: 1
                runtime: 21
                artifact: war
                build: { tool: gradle }
                test: { coverage: 77 }
                scan: { failOn: low }
                """));
    ProjectPlan lint = build(plan, "Lint").project();
    assertThat(lint.environment())
        .containsExactly(
            Map.entry("PIPEWRIGHT_TOOLS", "/root/.pipewright/tools"),
            Map.entry("PIPEWRIGHT_FAIL_ON", "low"),
            Map.entry("PIPEWRIGHT_COVERAGE", "77"),
            Map.entry("PIPEWRIGHT_APPLICATION", "ledger-api"),
            Map.entry("PIPEWRIGHT_BUILD_TOOL", "gradle"),
            Map.entry("PIPEWRIGHT_ARTIFACT", "war"));
    assertThat(lint.buildspec().runtimeVersions()).isEqualTo(Map.of("java", "corretto21"));
    assertThat(lint.buildspec().install().toString() + lint.buildspec().build())
        .doesNotContain("gradle", "77", "ledger-api");
    assertThat(build(plan, "Secrets").project().buildspec().runtimeVersions())
        .as("a gate brings its own runtime")
        .isEqualTo(Map.of("nodejs", "20"));
    assertThat(build(plan, "Package").variables())
        .containsExactly(Map.entry("PIPEWRIGHT_VERSION", "#{Version.VERSION}"));
  }

  @Test
  void takesTheOrganisationsGatesByDefault() {
    assertThat(build(value(plan("version: 1\n")), "Build").project().environment())
        .containsEntry("PIPEWRIGHT_COVERAGE", "60")
        .containsEntry("PIPEWRIGHT_FAIL_ON", "high")
        .containsEntry("PIPEWRIGHT_BUILD_TOOL", "maven")
        .containsEntry("PIPEWRIGHT_ARTIFACT", "jar");
  }

  @Test
  void givesTheTokenToTheVersionActionOnly() {
    PipelinePlan plan = value(plan(MANIFEST));
    ActionPlan.Build version = build(plan, "Version");
    assertThat(version.project().image()).isEqualTo("example.com/pipewright:1.0.0");
    assertThat(version.project().buildspec().secrets())
        .isEqualTo(Map.of("BITBUCKET_TOKEN", "pipewright/bitbucket-token"));
    assertThat(version.variables())
        .containsExactly(
            Map.entry("PIPEWRIGHT_SOURCE_VERSION", "#{Source.VersionId}"),
            Map.entry("PIPEWRIGHT_EXECUTION", "#{codepipeline.PipelineExecutionId}"));
    assertThat(version.project().grants())
        .extracting(Grant::actions, Grant::resources)
        .containsExactly(
            tuple(
                List.of("s3:GetObjectVersion"),
                List.of("arn:aws:s3:::pipewright-sources/PAY/ledger-api/source.zip")),
            tuple(List.of("kms:Decrypt"), List.of("arn:aws:kms:eu-west-1:111111111111:key/1111")),
            tuple(
                List.of("secretsmanager:GetSecretValue"),
                List.of(
                    "arn:aws:secretsmanager:eu-west-1:111111111111:secret:pipewright/bitbucket-token-??????")));
    assertThat(Plans.builds(plan))
        .filteredOn(action -> !action.name().equals("Version"))
        .allSatisfy(
            action -> {
              assertThat(action.project().buildspec().secrets()).isEmpty();
              assertThat(action.project().grants()).isEmpty();
            });
  }

  private static ActionPlan.Build build(PipelinePlan plan, String name) {
    return Plans.builds(plan).stream()
        .filter(action -> action.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> layout(PipelinePlan plan) {
    return plan.stages().stream()
        .map(
            stage ->
                stage.name()
                    + ": "
                    + String.join(
                        " | ",
                        stage.actions().stream()
                            .map(
                                action ->
                                    (action.name()
                                            + " "
                                            + String.join(", ", Plans.inputs(action))
                                            + " -> "
                                            + String.join(", ", Plans.outputs(action)))
                                        .replaceAll(" +", " ")
                                        .trim())
                            .toList()))
        .toList();
  }
}
