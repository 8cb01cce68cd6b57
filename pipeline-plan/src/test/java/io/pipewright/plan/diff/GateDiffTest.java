package io.pipewright.plan.diff;

import static io.pipewright.plan.PlannedJson.MANIFEST;
import static io.pipewright.plan.diff.PlanDiffFixture.between;
import static io.pipewright.plan.diff.PlanDiffFixture.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.pipewright.plan.diff.PlanChange.Area;
import io.pipewright.plan.diff.PlanChange.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reviewer is told about gates that go, move or let more pass. */
class GateDiffTest {
  @Test
  void marksALowerThreshold() {
    assertThat(
            between(MANIFEST + "test: { coverage: 80 }\n", MANIFEST + "test: { coverage: 70 }\n"))
        .isNotEmpty()
        .allSatisfy(
            change ->
                assertThat(change.attention())
                    .contains("less of the code has to be covered by tests"));
    assertThat(between(MANIFEST + "scan: { failOn: low }\n", MANIFEST))
        .isNotEmpty()
        .allSatisfy(
            change -> assertThat(change.attention()).contains("findings pass that failed before"));
    assertThat(between(MANIFEST, MANIFEST + "scan: { failOn: low }\n"))
        .isNotEmpty()
        .noneMatch(PlanChange::isSensitive);
  }

  @Test
  void marksAGateThatWent() {
    List<PlanChange> changes =
        between(PlanTree.of(MANIFEST), PlanTree.of(MANIFEST).withoutAction("Scan", "Secrets"));
    assertThat(changes)
        .extracting(PlanChange::kind, PlanChange::area, PlanChange::where, PlanChange::what)
        .containsExactly(tuple(Kind.REMOVED, Area.GATE, "Scan / Secrets", "gate secrets"));
    assertThat(changes.get(0).attention()).contains("no gate 'secrets' looks at this any more");
  }

  @Test
  void marksAnActionThatIsNoGateAnyMore() {
    PlanTree tree = PlanTree.of(MANIFEST);
    tree.action("Scan", "Sast").remove("gate");
    PlanChange change = change(Area.GATE, between(PlanTree.of(MANIFEST), tree));
    assertThat(change.kind()).isEqualTo(Kind.REMOVED);
    assertThat(change.isSensitive()).isTrue();
  }

  @Test
  void doesNotMissAGateThatIsElsewhere() {
    PlanTree tree = PlanTree.of(MANIFEST);
    JsonNode secrets = tree.action("Scan", "Secrets");
    tree.withoutAction("Scan", "Secrets");
    ((ArrayNode) tree.stage("Lint").path("actions")).add(secrets);
    assertThat(between(PlanTree.of(MANIFEST), tree)).hasSize(2).noneMatch(PlanChange::isSensitive);
  }
}
