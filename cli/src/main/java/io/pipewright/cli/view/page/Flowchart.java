package io.pipewright.cli.view.page;

import io.pipewright.cli.view.model.ActionModel;
import io.pipewright.cli.view.model.PlanModel;
import io.pipewright.cli.view.model.StageModel;

/** A plan as a Mermaid flowchart, which Bitbucket, GitHub and others show in Markdown. */
public final class Flowchart {
  private final StringBuilder text = new StringBuilder();

  private Flowchart() {}

  /** Writes the flowchart. */
  public static String of(PlanModel plan) {
    Flowchart chart = new Flowchart();
    chart.line("flowchart LR");
    for (StageModel stage : plan.stages()) {
      chart.stage(stage);
    }
    for (int number = 1; number < plan.stages().size(); number++) {
      chart.line("  s" + number + " --> s" + (number + 1));
    }
    chart.line("  classDef gate stroke:#5a3ba6,stroke-width:3px");
    chart.line("  classDef person stroke:#8a4b00,stroke-width:3px");
    return chart.text.toString();
  }

  private void stage(StageModel stage) {
    String id = "s" + stage.number();
    String gate = stage.isGate() ? " (organisation's gate)" : "";
    line("  subgraph " + id + "[" + quoted(stage.name() + gate) + "]");
    int number = 0;
    for (ActionModel action : stage.actions()) {
      number++;
      String node = id + "a" + number;
      boolean isDecision = action.kind() == ActionModel.Kind.APPROVAL;
      String label = quoted(action.name() + "\n" + action.caption());
      line("    " + node + (isDecision ? "{{" + label + "}}" : "[" + label + "]"));
    }
    line("  end");
    if (stage.hasApproval()) {
      line("  class " + id + " person");
    } else if (stage.isGate()) {
      line("  class " + id + " gate");
    }
  }

  /** Whatever a name holds, it is a label: Mermaid takes entities for what would end it. */
  private static String quoted(String label) {
    StringBuilder quoted = new StringBuilder("\"");
    label
        .codePoints()
        .forEach(
            character -> {
              if (character == '\n') {
                quoted.append("<br/>");
              } else if (Character.isLetterOrDigit(character)
                  || " -_.,:/()'→".indexOf(character) >= 0) {
                quoted.appendCodePoint(character);
              } else {
                quoted.append('#').append(character).append(';');
              }
            });
    return quoted.append('"').toString();
  }

  private void line(String words) {
    text.append(words).append('\n');
  }
}
