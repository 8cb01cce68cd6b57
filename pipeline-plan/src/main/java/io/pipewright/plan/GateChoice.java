package io.pipewright.plan;

import io.pipewright.manifest.Component;
import io.pipewright.manifest.Severity;
import io.pipewright.organisation.GateDefaults;
import io.pipewright.problem.ProblemCode;
import java.util.Arrays;
import java.util.List;

/** Settles how strict the gates are: as the organisation says, or stricter. */
final class GateChoice {
  private final Component component;
  private final GateDefaults least;
  private final ManifestProblems problems;
  private final Settings settings;

  GateChoice(
      Component component, GateDefaults least, ManifestProblems problems, Settings settings) {
    this.component = component;
    this.least = least;
    this.problems = problems;
    this.settings = settings;
  }

  int coverage() {
    String path = component.path("test.coverage");
    int coverage = component.coverage().orElse(least.coverage());
    if (coverage < least.coverage()) {
      problems.add(
          ProblemCode.GATE_WEAKENED,
          path,
          "the organisation asks for " + least.coverage() + " percent",
          Integer.toString(coverage),
          List.of(least.coverage() + " to 100"),
          "raise it, or remove it to get the organisation's");
    }
    settings.add(
        path,
        Integer.toString(coverage),
        new Origin.Organisation("gates.coverage"),
        "at least " + least.coverage());
    return coverage;
  }

  Severity failOn() {
    String path = component.path("scan.failOn");
    Severity failOn = component.failOn().orElse(least.failOn());
    if (failOn.compareTo(least.failOn()) > 0) {
      problems.add(
          ProblemCode.GATE_WEAKENED,
          path,
          "the organisation stops at findings from '" + least.failOn().word() + "'",
          failOn.word(),
          Arrays.stream(Severity.values())
              .filter(severity -> severity.compareTo(least.failOn()) <= 0)
              .map(Severity::word)
              .toList(),
          "use a milder severity, or remove it to get the organisation's");
    }
    settings.add(
        path,
        failOn.word(),
        new Origin.Organisation("gates.failOn"),
        least.failOn().word() + " or milder");
    return failOn;
  }
}
