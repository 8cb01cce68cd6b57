package io.pipewright.generator.template;

import io.pipewright.plan.ActionPlan;
import io.pipewright.plan.Grant;
import io.pipewright.plan.PipelinePlan;
import io.pipewright.plan.StagePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.LegacyStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.codepipeline.ExecutionMode;
import software.amazon.awscdk.services.codepipeline.IAction;
import software.amazon.awscdk.services.codepipeline.Pipeline;
import software.amazon.awscdk.services.codepipeline.PipelineType;
import software.amazon.awscdk.services.codepipeline.StageProps;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * One pipeline, one stack.
 *
 * <p>Executions are queued: every merge is judged, versioned and reported on its own, and none
 * overtakes another. Superseded ones would leave commits without an answer; parallel ones would let
 * an older commit reach production after a newer one.
 */
final class PipelineStack extends Stack {
  PipelineStack(Construct scope, PipelinePlan plan) {
    super(scope, plan.name(), properties(plan));
    Drawing drawing = new Drawing(this, plan);
    List<StageProps> stages = new ArrayList<>();
    List<String> actionRoles = new ArrayList<>();
    for (StagePlan stage : plan.stages()) {
      stages.add(draw(drawing, stage, actionRoles));
    }
    Pipeline.Builder.create(this, "Pipeline")
        .pipelineName(plan.name())
        .pipelineType(PipelineType.V2)
        .executionMode(ExecutionMode.QUEUED)
        .artifactBucket(drawing.bucket().bucket())
        .role(serviceRole(drawing, actionRoles).fixed())
        // Only approvals come without a role of their own, and they use none.
        .usePipelineRoleForActions(true)
        .variables(ComponentRules.variables(plan))
        .stages(stages)
        .build();
  }

  /** A bare template: no bootstrap parameter, no rule, no asset. */
  private static StackProps properties(PipelinePlan plan) {
    return StackProps.builder()
        .stackName(plan.name())
        .description("Pipeline of " + plan.repository() + ", made by Pipewright")
        .env(Environment.builder().account(plan.account()).region(plan.region()).build())
        .synthesizer(new LegacyStackSynthesizer())
        .analyticsReporting(false)
        .suppressTemplateIndentation(true)
        .build();
  }

  private static StageProps draw(Drawing drawing, StagePlan stage, List<String> actionRoles) {
    ActionRenderer renderer = new ActionRenderer(drawing, stage.name());
    List<IAction> actions = new ArrayList<>();
    for (ActionPlan action : stage.actions()) {
      DrawnAction drawn = action.match(renderer);
      actions.add(drawn.action());
      drawn.roleArn().ifPresent(actionRoles::add);
    }
    StageProps.Builder builder = StageProps.builder().stageName(stage.name()).actions(actions);
    stage.component().ifPresent(name -> builder.beforeEntry(ComponentRules.entry(name)));
    return builder.build();
  }

  private static PlanRole serviceRole(Drawing drawing, List<String> actionRoles) {
    PipelinePlan plan = drawing.plan();
    List<PolicyStatement> statements = new ArrayList<>();
    statements.add(
        Policies.allow(List.of("sts:AssumeRole"), actionRoles.stream().distinct().toList()));
    for (Grant grant : plan.roleGrants()) {
      statements.add(Policies.allow(grant, drawing.bucket()::resolve));
    }
    // A service that names the account it acts for must name this one; not all calls name one.
    Map<String, Object> ownAccount =
        Map.of("StringEqualsIfExists", Map.of("aws:SourceAccount", plan.account()));
    return new PlanRole(
        drawing.scope(),
        "ServiceRole",
        PlanRole.PIPELINES,
        Optional.of(plan.roleName()),
        "Runs the pipeline " + plan.name(),
        new ServicePrincipal("codepipeline.amazonaws.com").withConditions(ownAccount),
        statements);
  }
}
