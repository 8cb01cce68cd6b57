package io.pipewright.generator.template;

import io.pipewright.plan.ActionPlan;
import java.util.Optional;
import software.amazon.awscdk.services.codepipeline.actions.ManualApprovalAction;
import software.constructs.Construct;

/** Draws an action of one stage. */
final class ActionRenderer implements ActionPlan.Cases<DrawnAction> {
  private final Drawing drawing;
  private final Construct stage;

  ActionRenderer(Drawing drawing, String stage) {
    this.drawing = drawing;
    this.stage = new Construct(drawing.scope(), "Stage-" + stage);
  }

  @Override
  public DrawnAction source(ActionPlan.Source action) {
    return SourceStep.draw(drawing, new Construct(stage, action.name()), action);
  }

  @Override
  public DrawnAction build(ActionPlan.Build action) {
    return BuildStep.draw(drawing, new Construct(stage, action.name()), action);
  }

  /** The plan's message is all it has: people are told by the build status, not by a topic. */
  @Override
  public DrawnAction approval(ActionPlan.Approval action) {
    return new DrawnAction(
        ManualApprovalAction.Builder.create()
            .actionName(action.name())
            .runOrder(action.runOrder())
            .additionalInformation(action.message())
            .build(),
        Optional.empty());
  }

  @Override
  public DrawnAction cloudFormation(ActionPlan.CloudFormation action) {
    return CloudFormationStep.draw(drawing, new Construct(stage, action.name()), action);
  }
}
