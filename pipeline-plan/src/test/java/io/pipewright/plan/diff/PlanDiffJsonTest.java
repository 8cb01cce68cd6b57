package io.pipewright.plan.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.plan.PlannedJson;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes as a program reads them. */
class PlanDiffJsonTest {
  @Test
  void saysThatNothingDiffers() {
    assertThat(PlanDiffJson.of(List.of()).toString())
        .isEqualTo("{\"different\":false,\"sensitive\":0,\"changes\":[]}");
  }

  @Test
  void hasEveryChange() throws Exception {
    PlanTree after = PlanTree.of(PlannedJson.MANIFEST).withoutStage("Approve-prod");
    after.project("Lint", "Lint").put("image", "other:1");
    JsonNode json =
        PlanDiffJson.of(PlanDiff.between(PlannedJson.of(PlannedJson.MANIFEST), after.plan()));
    assertThat(json)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    { "different": true, "sensitive": 1, "changes": [
                      { "kind": "changed", "area": "image", "where": "Lint / Lint", "what": "image",
                        "before": "aws/codebuild/standard:7.0", "after": "other:1",
                        "sensitive": false },
                      { "kind": "removed", "area": "stage", "where": "Approve-prod",
                        "what": "stage", "before": "action Approve", "sensitive": false },
                      { "kind": "removed", "area": "approval", "where": "Approve-prod / Approve",
                        "what": "approval of prod",
                        "before": "Deploy #{Version.VERSION} (commit #{Version.COMMIT}) of payments--ledger-api to prod?",
                        "sensitive": true,
                        "attention": "prod is deployed without an approval" } ] }
                    """));
  }
}
