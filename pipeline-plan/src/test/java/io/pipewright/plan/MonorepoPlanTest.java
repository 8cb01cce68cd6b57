package io.pipewright.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A repository with several components has one pipeline, and stages that can be skipped. */
class MonorepoPlanTest {
  private static final List<String> PATHS =
      List.of(
          "infra/service.yaml",
          "libs/common/index.js",
          "pipeline.yaml",
          "services/api/pom.xml",
          "web/package.json");

  private static final String MANIFEST =
      """
      version: 1
      application: shop
      components:
        api:
          directory: services/api
          test: { coverage: 70 }
          deploy:
            - environment: dev
              target: { cloudformation: { template: infra/service.yaml } }
            - environment: prod
              target: { cloudformation: { template: infra/service.yaml, parameters: { Code: "${artifact.key}" } } }
        web:
          directory: web
          uses: [libs/common]
          scan: { failOn: low }
          deploy:
            - environment: test
              target: { cloudformation: { template: infra/service.yaml } }
            - environment: prod
              target: { cloudformation: { template: infra/service.yaml } }
      """;

  private static final ExplainedPlan EXPLAINED =
      Fixture.value(Fixture.explain(MANIFEST, PATHS, Map.of()));
  private static final PipelinePlan PLAN = EXPLAINED.plan();

  @Test
  void hasOneStageForTheGatesOfEachComponent() {
    assertThat(PLAN.stages())
        .extracting(StagePlan::name)
        .containsExactly(
            "Source",
            "Check-api",
            "Check-web",
            "Scan",
            "Version",
            "Package-api",
            "Package-web",
            "Deploy-dev--api",
            "Deploy-test--web",
            "Approve-prod--api",
            "Deploy-prod--api",
            "Approve-prod--web",
            "Deploy-prod--web");
    assertThat(PLAN.components())
        .containsExactly(
            new ComponentPlan("api", "services/api", List.of()),
            new ComponentPlan("web", "web", List.of("libs/common")));
  }

  @Test
  void runsEveryGateBeforeWhatItGuards() {
    assertThat(stage("Check-api").actions())
        .extracting(action -> action.name() + " " + action.runOrder())
        .containsExactly("Lint 1", "Build 2", "Sast 3", "Sbom 3");
    assertThat(stage("Scan").actions()).extracting(ActionPlan::name).containsExactly("Secrets");
  }

  @Test
  void skipsOnlyStagesOfAComponent() {
    assertThat(PLAN.stages())
        .filteredOn(stage -> stage.component().isEmpty())
        .extracting(StagePlan::name)
        .containsExactly("Source", "Scan", "Version");
    assertThat(stage("Approve-prod--web").component()).contains("web");
    assertThat(stage("Deploy-prod--web").component()).contains("web");
  }

  // A stage that runs after another was skipped must not want what that one makes.
  @Test
  void takesNothingFromAnotherComponent() {
    for (StagePlan stage : PLAN.stages()) {
      Set<String> own = new HashSet<>(Set.of("Source"));
      PLAN.stages().stream()
          .filter(other -> other.component().equals(stage.component()))
          .flatMap(other -> other.actions().stream())
          .forEach(action -> own.addAll(Plans.outputs(action)));
      stage.actions().forEach(action -> assertThat(own).containsAll(Plans.inputs(action)));
    }
  }

  @Test
  void buildsInTheDirectoryOfTheComponent() {
    ProjectPlan lint = build("Check-api", "Lint");
    assertThat(lint.id()).isEqualTo("Lint-api");
    assertThat(lint.name()).isEqualTo("payments--shop--api-lint");
    assertThat(lint.environment())
        .containsEntry("PIPEWRIGHT_DIRECTORY", "services/api")
        .containsEntry("PIPEWRIGHT_APPLICATION", "api")
        .containsEntry("PIPEWRIGHT_COVERAGE", "70")
        .containsEntry("PIPEWRIGHT_FAIL_ON", "high");
    assertThat(lint.buildspec().build())
        .containsExactly(
            "cd \"$CODEBUILD_SRC_DIR/$PIPEWRIGHT_DIRECTORY\" && bash -euo pipefail"
                + " \"$PIPEWRIGHT_STEP_DIR/run.sh\"");
    assertThat(build("Check-api", "Build").buildspec().reports().get("build"))
        .isEqualTo(new Buildspec.Report("JUNITXML", List.of("services/api/r/*.xml")));
  }

  @Test
  void detectsTheLanguageOfEachComponentByItsOwnFiles() {
    assertThat(EXPLAINED.setting("components.api.language")).map(Setting::value).contains("java");
    assertThat(EXPLAINED.setting("components.web.language"))
        .contains(
            new Setting(
                "components.web.language", "node", new Origin.Detected("web/package.json"), ""));
  }

  @Test
  void scansTheWholeAsStrictlyAsTheStrictestWants() {
    assertThat(build("Scan", "Secrets").environment()).containsEntry("PIPEWRIGHT_FAIL_ON", "low");
  }

  @Test
  void deploysEachComponentToAStackOfItsOwn() {
    ActionPlan.CloudFormation deploy =
        (ActionPlan.CloudFormation) stage("Deploy-prod--api").actions().get(0);
    assertThat(deploy.stackName()).isEqualTo("payments--shop--api--prod");
    assertThat(deploy.inputs()).containsExactly("Source", "Package-api");
    assertThat(deploy.parameters())
        .containsEntry("Code", new ParameterValue.ArtifactAttribute("Package-api", "ObjectKey"));
  }

  @Test
  void keepsArtefactsApartInTheTwentyCharactersThatCodePipelineKeeps() {
    String longest = MANIFEST.replace("  api:", "  abcdefghijkl:");
    PipelinePlan plan = Fixture.value(Fixture.explain(longest, PATHS, Map.of())).plan();
    List<String> kept =
        plan.stages().stream()
            .flatMap(stage -> stage.actions().stream())
            .flatMap(action -> Plans.outputs(action).stream())
            .map(name -> name.substring(0, Math.min(20, name.length())))
            .toList();
    assertThat(kept).contains("Package-abcdefghijkl").doesNotHaveDuplicates();
  }

  private static StagePlan stage(String name) {
    Optional<StagePlan> stage =
        PLAN.stages().stream().filter(candidate -> candidate.name().equals(name)).findFirst();
    return stage.orElseThrow(() -> new AssertionError("no stage " + name));
  }

  private static ProjectPlan build(String stage, String action) {
    return stage(stage).actions().stream()
        .filter(candidate -> candidate.name().equals(action))
        .map(candidate -> ((ActionPlan.Build) candidate).project())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no action " + action));
  }
}
