package io.pipewright.infrastructure.access;

import io.pipewright.infrastructure.policy.Conditions;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * See and approve the pipelines of the own team, and no way round an approval.
 *
 * <p>The team's tag stands in the ARN: without the tag, or with an empty one or {@code *}, the ARN
 * matches nothing and the approval is refused. Pipelines are named {@code {team}--{application}}; a
 * slug holds no {@code --}, so team {@code pay} cannot reach {@code pay-roll}.
 */
final class ApprovalPolicy {
  private static final String OWN_PIPELINES = "${aws:PrincipalTag/team}--*";
  private static final String APPROVE = "codepipeline:PutApprovalResult";

  private final Stack stack;

  ApprovalPolicy(Stack stack) {
    this.stack = stack;
  }

  PolicyDocument document() {
    return PolicyDocument.Builder.create()
        .statements(
            Stream.concat(
                    Stream.of(list(), readOwn(), approveOwn(), defenceInDepth()),
                    WaysRound.denials().stream())
                .toList())
        .build();
  }

  /** Has no resource level. */
  private static PolicyStatement list() {
    return PolicyStatement.Builder.create()
        .sid("List")
        .actions(List.of("codepipeline:ListPipelines"))
        .resources(List.of("*"))
        .build();
  }

  private PolicyStatement readOwn() {
    return PolicyStatement.Builder.create()
        .sid("ReadOwn")
        .actions(
            List.of(
                "codepipeline:GetPipeline",
                "codepipeline:GetPipelineState",
                "codepipeline:GetPipelineExecution",
                "codepipeline:ListPipelineExecutions",
                "codepipeline:ListActionExecutions",
                "codepipeline:ListRuleExecutions"))
        .resources(List.of(pipeline(OWN_PIPELINES)))
        .build();
  }

  private PolicyStatement approveOwn() {
    return PolicyStatement.Builder.create()
        .sid("ApproveOwn")
        .actions(List.of(APPROVE))
        .resources(List.of(pipeline(OWN_PIPELINES + "/Approve-*/Approve")))
        .conditions(Conditions.where("StringEquals", "aws:PrincipalTag/approver", "true").toMap())
        .build();
  }

  /**
   * Whether AWS resolves a resource tag for an action of a pipeline is not documented. Null=false
   * keeps this statement silent where it does not; IfExists would lock everyone out.
   */
  private static PolicyStatement defenceInDepth() {
    return PolicyStatement.Builder.create()
        .sid("DefenceInDepth")
        .effect(Effect.DENY)
        .actions(List.of(APPROVE))
        .resources(List.of("*"))
        .conditions(
            Conditions.where("Null", "aws:ResourceTag/team", "false")
                .and("StringNotEquals", "aws:ResourceTag/team", "${aws:PrincipalTag/team}")
                .toMap())
        .build();
  }

  private String pipeline(String resource) {
    return stack.formatArn(
        ArnComponents.builder().service("codepipeline").resource(resource).build());
  }
}
