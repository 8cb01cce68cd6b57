package io.pipewright.plan.diff;

import static io.pipewright.plan.PlannedJson.MANIFEST;
import static io.pipewright.plan.diff.PlanDiffFixture.DEV;
import static io.pipewright.plan.diff.PlanDiffFixture.between;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pipewright.plan.PlannedJson;
import io.pipewright.plan.diff.PlanChange.Area;
import io.pipewright.plan.diff.PlanChange.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reviewer is told about a change of a pipeline. */
class PlanDiffTest {
  @Test
  void tellsWhichStagesMoved() {
    String swapped =
        """
        version: 1
        deploy:
          - environment: test
            target: { cloudformation: { template: infra/service.yaml } }
          - environment: dev
            target: { cloudformation: { template: infra/service.yaml } }
        """;
    String ordered = swapped.replace("test", "x").replace("dev", "test").replace("x", "dev");
    assertThat(between(ordered, swapped))
        .hasSize(1)
        .allSatisfy(
            change -> {
              assertThat(change.area()).isEqualTo(Area.STAGE);
              assertThat(change.what()).isEqualTo("place in the pipeline");
              assertThat(change.isSensitive()).isFalse();
            });
  }

  @Test
  void putsWhatWentWhereItStood() {
    PlanTree after = PlanTree.of(MANIFEST).withoutStage("Lint").withoutStage("Package");
    after.action("Version", "Version").put("runOrder", 2);
    assertThat(between(PlanTree.of(MANIFEST), after))
        .extracting(PlanChange::where)
        .containsExactly(
            "Lint", "Lint / Lint", "Version / Version", "Package", "Package / Package");
  }

  @Test
  void tellsOfANewPipelineAllItsStages() {
    List<PlanChange> changes =
        PlanDiff.between(JsonNodeFactory.instance.objectNode(), PlannedJson.of(DEV));
    assertThat(changes).allMatch(change -> change.kind() == Kind.ADDED);
    assertThat(changes)
        .filteredOn(change -> change.area() == Area.STAGE)
        .extracting(PlanChange::where)
        .containsExactly("Source", "Lint", "Build", "Scan", "Version", "Package", "Deploy-dev");
  }

  @Test
  void tellsMembersThatItDoesNotKnow() {
    PlanTree after = PlanTree.of(MANIFEST);
    after.plan().putObject("quota").put("minutes", 5);
    after.project("Lint", "Lint").withObject("/network/subnets").put("a", true);
    after.stage("Lint").putNull("retries");
    assertThat(between(PlanTree.of(MANIFEST), after))
        .extracting(PlanChange::kind, PlanChange::area, PlanChange::where, PlanChange::what)
        .containsExactlyInAnyOrder(
            tuple(Kind.ADDED, Area.OTHER, "Pipeline", "quota"),
            tuple(Kind.ADDED, Area.OTHER, "Lint / Lint", "project.network"),
            tuple(Kind.ADDED, Area.OTHER, "Lint", "retries"));
  }

  @Test
  void tellsANumberFromAText() {
    PlanTree after = PlanTree.of(MANIFEST);
    after.action("Lint", "Lint").put("runOrder", "1");
    assertThat(between(PlanTree.of(MANIFEST), after))
        .extracting(PlanChange::before, PlanChange::after)
        .containsExactly(tuple("1", "\"1\""));
  }
}
