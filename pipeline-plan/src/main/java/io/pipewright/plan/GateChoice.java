package io.pipewright.plan;

import io.pipewright.manifest.Manifest;
import io.pipewright.manifest.Severity;
import io.pipewright.organisation.GateDefaults;
import io.pipewright.problem.ProblemCode;
import java.util.Arrays;
import java.util.List;

/** Settles how strict the gates are: as the organisation says, or stricter. */
final class GateChoice {
  private final Manifest manifest;
  private final GateDefaults least;
  private final ManifestProblems problems;

  GateChoice(PlanRequest request, ManifestProblems problems) {
    this.manifest = request.document().manifest();
    this.least = request.organisation().gates();
    this.problems = problems;
  }

  int coverage() {
    int coverage = manifest.coverage().orElse(least.coverage());
    if (coverage < least.coverage()) {
      problems.add(
          ProblemCode.GATE_WEAKENED,
          "test.coverage",
          "the organisation asks for " + least.coverage() + " percent",
          Integer.toString(coverage),
          List.of(least.coverage() + " to 100"),
          "raise it, or remove it to get the organisation's");
    }
    return coverage;
  }

  Severity failOn() {
    Severity failOn = manifest.failOn().orElse(least.failOn());
    if (failOn.compareTo(least.failOn()) > 0) {
      problems.add(
          ProblemCode.GATE_WEAKENED,
          "scan.failOn",
          "the organisation stops at findings from '" + least.failOn().word() + "'",
          failOn.word(),
          Arrays.stream(Severity.values())
              .filter(severity -> severity.compareTo(least.failOn()) <= 0)
              .map(Severity::word)
              .toList(),
          "use a milder severity, or remove it to get the organisation's");
    }
    return failOn;
  }
}
