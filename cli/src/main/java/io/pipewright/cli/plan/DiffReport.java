package io.pipewright.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.cli.planning.Judgement;
import io.pipewright.cli.planning.Subject;
import io.pipewright.cli.report.ProblemText;
import io.pipewright.cli.surroundings.Environment;
import io.pipewright.cli.surroundings.ExitCode;
import io.pipewright.plan.PipelinePlan;
import io.pipewright.plan.PlanJson;
import io.pipewright.plan.diff.PlanChange;
import io.pipewright.plan.diff.PlanDiff;
import io.pipewright.plan.diff.PlanDiffJson;
import io.pipewright.plan.diff.PlanDiffText;
import io.pipewright.problem.Problem;
import java.util.List;

/** Prints what changes from an old plan to the one of a manifest, and gives the exit code. */
final class DiffReport implements OldPlan.Cases<Integer> {
  private static final String ASSUMED =
      "Compared without the organisation's file: owner, accounts, protection and thresholds are"
          + " assumed. Name it with --factory.";

  private final Environment environment;
  private final Judgement judgement;
  private final Format format;
  private final boolean tellsByExitCode;

  /** How the changes are printed; spelt as it is typed. */
  enum Format {
    text,
    json
  }

  DiffReport(Environment environment, Judgement judgement, Format format, boolean tellsByExitCode) {
    this.environment = environment;
    this.judgement = judgement;
    this.format = format;
    this.tellsByExitCode = tellsByExitCode;
  }

  @Override
  public Integer known(OldPlan.Known old) {
    return judgement
        .plan()
        .match(
            explained -> compare(old, PlanJson.json(explained.plan())),
            problems -> problems(judgement.file(), problems));
  }

  @Override
  public Integer absent(OldPlan.Absent old) {
    return judgement
        .plan()
        .match(
            explained -> all(old, explained.plan()),
            problems -> problems(judgement.file(), problems));
  }

  @Override
  public Integer faulty(OldPlan.Faulty old) {
    problems(old.name(), old.problems());
    judgement.plan().match(explained -> 0, problems -> problems(judgement.file(), problems));
    environment
        .err()
        .println(
            "pipewright: there is no plan of "
                + old.name()
                + " to compare with. Name another revision with --against, or a plan with --plan.");
    return ExitCode.PROBLEMS;
  }

  private int compare(OldPlan.Known old, JsonNode young) {
    List<PlanChange> changes = PlanDiff.between(old.plan(), young);
    if (format == Format.json) {
      json(old.name(), changes);
    } else {
      if (!changes.isEmpty()) {
        environment.out().println("from " + old.name() + " to " + judgement.file());
      }
      environment.out().print(PlanDiffText.of(changes, environment.colour()));
      remark();
    }
    return exitCode(changes);
  }

  private int all(OldPlan.Absent old, PipelinePlan plan) {
    List<PlanChange> changes =
        PlanDiff.between(JsonNodeFactory.instance.objectNode(), PlanJson.json(plan));
    if (format == Format.json) {
      json(old.revision() + ":" + Subject.MANIFEST, changes);
    } else {
      environment
          .out()
          .println(
              "there was no %s in %s: the whole pipeline %s is new"
                  .formatted(Subject.MANIFEST, old.revision(), plan.name()));
      plan.stages().forEach(stage -> environment.out().println("  + " + stage.name()));
      environment.out().println("'pipewright plan' shows all of it.");
      remark();
    }
    return exitCode(changes);
  }

  private void json(String from, List<PlanChange> changes) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("from", from);
    root.put("to", judgement.file());
    root.put("assumed", judgement.isAssumed());
    root.setAll(PlanDiffJson.of(changes));
    environment.out().println(root.toPrettyString());
  }

  private void remark() {
    if (judgement.isAssumed()) {
      environment.err().println(ASSUMED);
    }
  }

  private int problems(String file, List<Problem> problems) {
    environment.err().println("pipewright: " + file + " has problems:");
    environment.err().print(ProblemText.of(problems, environment.colour()));
    return ExitCode.PROBLEMS;
  }

  private int exitCode(List<PlanChange> changes) {
    return tellsByExitCode && !changes.isEmpty() ? ExitCode.PROBLEMS : ExitCode.FINE;
  }
}
