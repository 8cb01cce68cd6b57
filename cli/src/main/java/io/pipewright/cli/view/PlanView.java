package io.pipewright.cli.view;

import io.pipewright.cli.view.drawing.PlanPicture;
import io.pipewright.cli.view.model.PlanModel;
import io.pipewright.cli.view.page.Flowchart;
import io.pipewright.cli.view.page.PlanPage;
import io.pipewright.plan.ExplainedPlan;
import io.pipewright.plan.PlanJson;

/** The ways in which a plan is shown; spelt as they are typed. */
public enum PlanView {
  text {
    @Override
    public String of(ExplainedPlan explained, boolean isAssumed, boolean isColoured) {
      return new PlanText(explained, isColoured).show(isAssumed);
    }
  },
  json {
    @Override
    public String of(ExplainedPlan explained, boolean isAssumed, boolean isColoured) {
      return PlanJson.write(explained.plan());
    }
  },
  svg {
    @Override
    public String of(ExplainedPlan explained, boolean isAssumed, boolean isColoured) {
      return PlanPicture.of(PlanModel.of(explained, isAssumed));
    }
  },
  html {
    @Override
    public String of(ExplainedPlan explained, boolean isAssumed, boolean isColoured) {
      return PlanPage.of(PlanModel.of(explained, isAssumed));
    }
  },
  mermaid {
    @Override
    public String of(ExplainedPlan explained, boolean isAssumed, boolean isColoured) {
      return Flowchart.of(PlanModel.of(explained, isAssumed));
    }
  };

  /**
   * Shows a plan.
   *
   * @param isAssumed whether the organisation is assumed, which a person has to be told
   * @param isColoured whether colours may be used on a terminal
   */
  public abstract String of(ExplainedPlan explained, boolean isAssumed, boolean isColoured);
}
