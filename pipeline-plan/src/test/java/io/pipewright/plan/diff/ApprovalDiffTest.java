package io.pipewright.plan.diff;

import static io.pipewright.plan.PlannedJson.MANIFEST;
import static io.pipewright.plan.diff.PlanDiffFixture.DEV;
import static io.pipewright.plan.diff.PlanDiffFixture.between;
import static io.pipewright.plan.diff.PlanDiffFixture.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.plan.diff.PlanChange.Area;
import io.pipewright.plan.diff.PlanChange.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reviewer is told about approvals that come, go or move. */
class ApprovalDiffTest {
  @Test
  void showsANewEnvironmentWithItsApprovalAndItsRoles() {
    assertThat(between(DEV, MANIFEST))
        .extracting(PlanChange::kind, PlanChange::area, PlanChange::where, PlanChange::what)
        .containsExactly(
            tuple(Kind.ADDED, Area.STAGE, "Approve-prod", "stage"),
            tuple(Kind.ADDED, Area.APPROVAL, "Approve-prod / Approve", "approval of prod"),
            tuple(Kind.ADDED, Area.STAGE, "Deploy-prod", "stage"),
            tuple(Kind.ADDED, Area.ACTION, "Deploy-prod / Deploy", "deployment to prod"),
            tuple(Kind.ADDED, Area.PERMISSION, "Deploy-prod / Deploy", "role of the deployment"),
            tuple(Kind.ADDED, Area.PERMISSION, "Deploy-prod / Deploy", "role of CloudFormation"));
    assertThat(between(DEV, MANIFEST))
        .filteredOn(PlanChange::isSensitive)
        .extracting(PlanChange::area)
        .containsExactly(Area.PERMISSION, Area.PERMISSION);
  }

  @Test
  void saysWhyAnApprovalWent() {
    assertThat(change(Area.APPROVAL, between(MANIFEST, DEV)).attention())
        .contains("it went with the deployment to prod");
    PlanTree unapproved = PlanTree.of(MANIFEST).withoutStage("Approve-prod");
    assertThat(change(Area.APPROVAL, between(PlanTree.of(MANIFEST), unapproved)).attention())
        .contains("prod is deployed without an approval");
  }

  @Test
  void marksAnApprovalThatComesTooLate() {
    PlanTree late = PlanTree.of(MANIFEST);
    JsonNode approval = late.stage("Approve-prod");
    late.withoutStage("Approve-prod").stages().add(approval);
    List<PlanChange> changes = between(PlanTree.of(MANIFEST), late);
    assertThat(changes).hasSize(1).allMatch(PlanChange::isSensitive);
    assertThat(changes.get(0).what()).isEqualTo("place in the pipeline");
  }

  @Test
  void treatsAnActionOfAnotherKindAsAnother() {
    PlanTree after = PlanTree.of(MANIFEST);
    after.action("Approve-prod", "Approve").put("kind", "lambda");
    List<PlanChange> changes = between(PlanTree.of(MANIFEST), after);
    assertThat(changes)
        .extracting(PlanChange::kind, PlanChange::area, PlanChange::isSensitive)
        .containsExactly(
            tuple(Kind.REMOVED, Area.APPROVAL, true), tuple(Kind.ADDED, Area.ACTION, false));
  }
}
