package io.pipewright.plan.diff;

import static io.pipewright.plan.PlannedJson.MANIFEST;
import static io.pipewright.plan.diff.PlanDiffFixture.between;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.plan.diff.PlanChange.Area;
import io.pipewright.plan.diff.PlanChange.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reviewer is told about roles, grants and secrets. */
class PermissionDiffTest {
  @Test
  void tellsWhatARoleGainsAndLoses() {
    PlanTree before = PlanTree.of(MANIFEST);
    PlanTree after = PlanTree.of(MANIFEST);
    ArrayNode grants = (ArrayNode) after.project("Version", "Version").path("grants");
    ((ArrayNode) grants.path(0).path("actions")).add("s3:PutObject");
    grants.remove(1);
    List<PlanChange> changes = between(before, after);
    assertThat(changes)
        .extracting(PlanChange::kind, PlanChange::area, PlanChange::where, PlanChange::isSensitive)
        .containsExactly(
            tuple(Kind.ADDED, Area.PERMISSION, "Version / Version", true),
            tuple(Kind.REMOVED, Area.PERMISSION, "Version / Version", false));
    assertThat(changes.get(0).after())
        .startsWith(
            "s3:PutObject on arn:aws:s3:::pipewright-sources/PAY/ledger-api/source.zip: read");
    assertThat(changes.get(1).before()).startsWith("kms:Decrypt on arn:aws:kms:");
  }

  @Test
  void seesAPermissionThatLosesItsCondition() {
    PlanTree before = PlanTree.of(MANIFEST);
    before
        .project("Version", "Version")
        .withArray("grants")
        .forEach(grant -> ((ObjectNode) grant).put("only", "x"));
    assertThat(between(before, PlanTree.of(MANIFEST)))
        .filteredOn(PlanChange::isSensitive)
        .hasSize(3)
        .allSatisfy(change -> assertThat(change.kind()).isEqualTo(Kind.ADDED));
  }

  @Test
  void marksASecretAndARoleThatAreNew() {
    PlanTree after = PlanTree.of(MANIFEST);
    after.project("Lint", "Lint").withObject("/buildspec/secrets").put("TOKEN", "some/secret");
    after
        .action("Deploy-dev", "Deploy")
        .put("deployRole", "arn:aws:iam::333333333333:role/pipeline/deploy");
    assertThat(between(PlanTree.of(MANIFEST), after))
        .extracting(PlanChange::area, PlanChange::what, change -> change.attention().orElse(""))
        .containsExactly(
            tuple(
                Area.PERMISSION,
                "secret in TOKEN",
                "the build reads a secret that it did not read before"),
            tuple(Area.PERMISSION, "role of the deployment", "it acts as another role"));
  }
}
