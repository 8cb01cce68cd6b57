package io.pipewright.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.problem.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every value says where it comes from, and every stage why it is there. */
class ExplainedPlanTest {
  @Test
  void saysWhereEachValueComesFrom() {
    ExplainedPlan explained =
        explain(
            """
            version: 1
            runtime: "21"
            test: { coverage: 75 }
            deploy:
              - environment: prod
                target: { cloudformation: { template: infra/service.yaml } }
            """);
    assertThat(explained.settings())
        .extracting(
            setting ->
                setting.path() + "=" + setting.value() + " <- " + setting.origin().describe())
        .containsExactly(
            "application=ledger-api <- the repository: PAY/ledger-api",
            "team=payments <- factory.yaml: teams.payments.repositories",
            "language=java <- detected: pom.xml",
            "runtime=21 <- pipeline.yaml:2:10",
            "build.tool=maven <- detected: pom.xml",
            "artifact=jar <- languages/java.yaml",
            "test.coverage=75 <- pipeline.yaml:3:19",
            "scan.failOn=high <- factory.yaml: gates.failOn",
            "deploy[0].environment=prod <- pipeline.yaml:5:18",
            "deploy[0].target.cloudformation.template=infra/service.yaml <- pipeline.yaml:6:43");
    assertThat(explained.setting("test.coverage")).map(Setting::limit).contains("at least 60");
    assertThat(explained.setting("deploy[0].environment"))
        .map(Setting::limit)
        .contains("protected: an approval comes with it");
  }

  @Test
  void saysWhyEachStageIsThere() {
    ExplainedPlan explained = explain(Fixture.MANIFEST);
    assertThat(explained.stages())
        .extracting(StageReason::stage)
        .containsExactlyElementsOf(
            explained.plan().stages().stream().map(StagePlan::name).toList());
    assertThat(explained.stages())
        .filteredOn(StageReason::isGate)
        .extracting(StageReason::stage)
        .containsExactly("Lint", "Build", "Scan", "Version", "Approve-prod");
    assertThat(explained.stage("approve-PROD").orElseThrow().origin())
        .isEqualTo(new Origin.Organisation("environments.prod.protected"));
    assertThat(explained.stage("Deploy-dev").orElseThrow().origin().describe())
        .isEqualTo("pipeline.yaml:3:5");
  }

  @Test
  void doesNotPutExplanationsIntoThePlan() {
    assertThat(PlanJson.write(explain("# a comment\n\nversion: 1\n").plan()))
        .isEqualTo(PlanJson.write(explain("version: 1\n").plan()));
  }

  @Test
  void judgesWhatIsRightOfAFaultyManifestToo() {
    List<Problem> problems =
        Fixture.problems(
            Fixture.explain(
                """
                version: 1
                langage: java
                artifact: jarr
                scan: { failOn: hihg }
                deploy:
                  - enviroment: dev
                    target: { cloudformation: { template: infra/service.yaml } }
                  - environment: prdo
                    target: { cloudformation: { template: infra/servce.yaml } }
                """,
                List.of("infra/service.yaml", "pom.xml", "package.json"),
                Map.of()));
    // The language is in doubt, so that several fit is not said; nor is anything of its packs.
    assertThat(problems)
        .extracting(problem -> problem.code() + " " + problem.path())
        .containsExactly(
            "PW-M020 langage",
            "PW-M023 scan.failOn",
            "PW-M020 deploy[0].enviroment",
            "PW-M021 deploy[0].environment",
            "PW-M061 deploy[1].environment",
            "PW-M063 deploy[1].target.cloudformation.template");
  }

  private static ExplainedPlan explain(String manifest) {
    return Fixture.value(Fixture.explain(manifest, Fixture.PATHS, Map.of()));
  }
}
