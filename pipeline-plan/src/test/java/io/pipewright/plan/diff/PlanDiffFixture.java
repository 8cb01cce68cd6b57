package io.pipewright.plan.diff;

import io.pipewright.plan.PlannedJson;
import io.pipewright.plan.diff.PlanChange.Area;
import java.util.List;

/** Changes between two plans of the fixture's organisation. */
final class PlanDiffFixture {
  /** A manifest that deploys to dev only. */
  static final String DEV =
      """
      version: 1
      deploy:
        - environment: dev
          target: { cloudformation: { template: infra/service.yaml, parameters: { Size: small, Code: "${artifact.key}", Label: "v${version}" } } }
      """;

  private PlanDiffFixture() {}

  static PlanChange change(Area area, List<PlanChange> changes) {
    return changes.stream()
        .filter(change -> change.area() == area)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no change of " + area + " in " + changes));
  }

  static List<PlanChange> between(String before, String after) {
    return PlanDiff.between(PlannedJson.of(before), PlannedJson.of(after));
  }

  static List<PlanChange> between(PlanTree before, PlanTree after) {
    return PlanDiff.between(before.plan(), after.plan());
  }
}
