package io.pipewright.cli.view;

import io.pipewright.plan.ActionPlan;
import io.pipewright.plan.Grant;
import java.util.List;

/** What an action's role may do beyond its own log and its artefacts. */
final class ActionGrants implements ActionPlan.Cases<List<Grant>> {
  @Override
  public List<Grant> source(ActionPlan.Source action) {
    return List.of();
  }

  @Override
  public List<Grant> build(ActionPlan.Build action) {
    return action.project().grants();
  }

  @Override
  public List<Grant> approval(ActionPlan.Approval action) {
    return List.of();
  }

  @Override
  public List<Grant> cloudFormation(ActionPlan.CloudFormation action) {
    return List.of();
  }
}
