package io.pipewright.plan.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pipewright.plan.PlannedJson;
import io.pipewright.plan.diff.PlanChange.Area;
import io.pipewright.plan.diff.PlanChange.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A repository that is cut into components has its gates and approvals in other stages. */
class ComponentDiffTest {
  private static final String WHOLE =
      """
      version: 1
      application: shop
      test: { coverage: 80 }
      deploy:
        - environment: prod
          target: { cloudformation: { template: infra/service.yaml } }
      """;
  private static final String PARTS =
      """
      version: 1
      application: shop
      components:
        api:
          directory: services/api
          test: { coverage: 80 }
          deploy:
            - environment: prod
              target: { cloudformation: { template: infra/service.yaml } }
        web:
          directory: web
          uses: [libs/common]
          test: { coverage: 80 }
      """;

  @Test
  void noGateAndNoApprovalIsMissedThatMovedIntoTheComponents() {
    List<PlanChange> changes = between(WHOLE, PARTS);
    assertThat(changes)
        .filteredOn(change -> change.area() == Area.GATE && change.kind() == Kind.REMOVED)
        .hasSize(4)
        .noneMatch(PlanChange::isSensitive);
    assertThat(changes)
        .filteredOn(change -> change.area() == Area.APPROVAL)
        .extracting(PlanChange::kind, PlanChange::where, PlanChange::isSensitive)
        .containsExactly(
            tuple(Kind.REMOVED, "Approve-prod / Approve", false),
            tuple(Kind.ADDED, "Approve-prod--api / Approve", false));
    assertThat(changes)
        .filteredOn(change -> change.area() == Area.COMPONENT)
        .extracting(PlanChange::where, PlanChange::after)
        .containsExactly(
            tuple("Component api", "services/api"),
            tuple("Component web", "web, uses libs/common"));
  }

  @Test
  void theStackThatIsLeftBehindIsMarked() {
    assertThat(between(WHOLE, PARTS))
        .filteredOn(PlanChange::isSensitive)
        .extracting(PlanChange::where, PlanChange::what)
        .containsExactly(tuple("Deploy-prod / Deploy", "deployment to prod"));
  }

  @Test
  void aThresholdThatIsLowerInAComponentIsMarked() {
    List<PlanChange> changes = between(WHOLE, PARTS.replaceFirst("80", "70"));
    assertThat(changes)
        .filteredOn(change -> change.area() == Area.GATE && change.isSensitive())
        .isNotEmpty()
        .allSatisfy(
            change ->
                assertThat(change.attention())
                    .contains(
                        "it runs elsewhere now, where less of the code has to be covered by tests"));
  }

  @Test
  void aGateThatOneComponentLosesIsMarked() {
    PlanTree after = PlanTree.of(PARTS).withoutAction("Check-web", "Sast");
    List<PlanChange> changes = PlanDiff.between(PlannedJson.of(PARTS), after.plan());
    assertThat(changes)
        .extracting(PlanChange::where, PlanChange::isSensitive)
        .containsExactly(tuple("Check-web / Sast", true));
    assertThat(PlanDiff.between(PlannedJson.of(WHOLE), after.plan()))
        .filteredOn(change -> change.where().equals("Scan / Sast"))
        .allMatch(PlanChange::isSensitive);
  }

  @Test
  void aComponentThatWentTakesItsGatesAlong() {
    String one = PARTS.substring(0, PARTS.indexOf("  web:"));
    List<PlanChange> changes = between(PARTS, one);
    assertThat(changes).isNotEmpty().noneMatch(PlanChange::isSensitive);
    assertThat(changes.get(0).where()).isEqualTo("Component web");
  }

  @Test
  void aStageThatCanBeSkippedNowIsMarked() {
    PlanTree after = PlanTree.of(PARTS);
    after.stage("Scan").put("component", "web");
    assertThat(PlanDiff.between(PlannedJson.of(PARTS), after.plan()))
        .extracting(PlanChange::area, change -> change.attention().orElse(""))
        .containsExactly(tuple(Area.STAGE, "it is skipped while this component is unchanged"));
  }

  private static List<PlanChange> between(String before, String after) {
    return PlanDiff.between(PlannedJson.of(before), PlannedJson.of(after));
  }
}
