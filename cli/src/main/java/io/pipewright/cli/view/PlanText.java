package io.pipewright.cli.view;

import io.pipewright.cli.view.model.PlanModel;
import io.pipewright.plan.ActionPlan;
import io.pipewright.plan.ExplainedPlan;
import io.pipewright.plan.Grant;
import io.pipewright.plan.PipelinePlan;
import io.pipewright.plan.StagePlan;
import io.pipewright.plan.StageReason;
import java.util.List;

/** A plan for people at a terminal. */
final class PlanText {
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String YELLOW = "\u001b[33m";
  private static final String PLAIN = "\u001b[0m";

  private final ExplainedPlan explained;
  private final boolean isColoured;
  private final StringBuilder text = new StringBuilder();

  PlanText(ExplainedPlan explained, boolean isColoured) {
    this.explained = explained;
    this.isColoured = isColoured;
  }

  String show(boolean isAssumed) {
    PipelinePlan plan = explained.plan();
    line("", BOLD, "Pipeline " + plan.name());
    line("  ", "", "of " + plan.repository() + ", team " + plan.team());
    line("  ", "", "in the account " + plan.account() + ", " + plan.region());
    if (isAssumed) {
      line("  ", YELLOW, PlanModel.ASSUMED);
    }
    for (int index = 0; index < plan.stages().size(); index++) {
      show(plan.stages().get(index), explained.stages().get(index));
    }
    text.append('\n');
    line("", BOLD, "The pipeline's own role may");
    plan.roleGrants().forEach(grant -> show("  ", grant));
    return text.toString();
  }

  private void show(StagePlan stage, StageReason reason) {
    text.append('\n');
    line("", BOLD, stage.name() + (reason.isGate() ? "  ◆ gate of the organisation" : ""));
    line("  ", "", reason.purpose());
    line("  ", DIM, "from " + reason.origin().describe());
    stage
        .component()
        .ifPresent(name -> line("  ", DIM, "skipped if the component '" + name + "' is unchanged"));
    stage.actions().forEach(action -> show(action, stage.actions().size() > 1));
  }

  private void show(ActionPlan action, boolean isNamed) {
    List<String> lines = action.match(new ActionLines());
    String indent = "  ";
    if (isNamed) {
      line(indent, "", "• " + action.name());
      indent = "    ";
    }
    for (String words : lines) {
      line(indent, "", words);
    }
    for (Grant grant : action.match(new ActionGrants())) {
      show(indent, grant);
    }
  }

  private void show(String indent, Grant grant) {
    line(indent, DIM, "may " + grant.reason() + ": " + String.join(", ", grant.actions()));
    line(indent + "  ", DIM, "on " + String.join(", ", grant.resources()));
  }

  private void line(String indent, String style, String words) {
    text.append(indent)
        .append(isColoured ? style : "")
        .append(words)
        .append(isColoured && !style.isEmpty() ? PLAIN : "")
        .append('\n');
  }
}
