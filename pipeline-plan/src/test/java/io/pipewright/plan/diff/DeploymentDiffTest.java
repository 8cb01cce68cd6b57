package io.pipewright.plan.diff;

import static io.pipewright.plan.PlannedJson.MANIFEST;
import static io.pipewright.plan.diff.PlanDiffFixture.between;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pipewright.plan.diff.PlanChange.Area;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reviewer is told about the stacks of deployments and their parameters. */
class DeploymentDiffTest {
  @Test
  void tellsParametersAsAPersonReadsThem() {
    assertThat(between(MANIFEST, MANIFEST.replace("Code: \"${artifact.key}\"", "Code: fixed")))
        .extracting(PlanChange::area, PlanChange::what, PlanChange::before, PlanChange::after)
        .containsExactly(tuple(Area.PARAMETER, "parameter Code", "ObjectKey of Package", "fixed"));
  }

  @Test
  void marksAStackThatIsAnother() {
    List<PlanChange> changes = between(MANIFEST, MANIFEST + "application: ledger-core\n");
    assertThat(changes)
        .filteredOn(change -> change.what().equals("stack"))
        .hasSize(2)
        .allMatch(PlanChange::isSensitive);
    assertThat(changes.get(0).what()).isEqualTo("name");
  }
}
