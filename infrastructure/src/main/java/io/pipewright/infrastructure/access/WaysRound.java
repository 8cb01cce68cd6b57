package io.pipewright.infrastructure.access;

import io.pipewright.infrastructure.policy.Statements;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What would make an approval worthless. The role is granted none of it; the denials hold even if
 * someone attaches another policy to the role.
 */
final class WaysRound {
  private WaysRound() {}

  static List<PolicyStatement> denials() {
    return List.of(
        // Changing the pipeline or its tags, passing by a stage, starting with other revisions,
        // answering for an action.
        deny(
            "PipelineStaysAsGenerated",
            "codepipeline:CreatePipeline",
            "codepipeline:UpdatePipeline",
            "codepipeline:DeletePipeline",
            "codepipeline:TagResource",
            "codepipeline:UntagResource",
            "codepipeline:OverrideStageCondition",
            "codepipeline:EnableStageTransition",
            "codepipeline:DisableStageTransition",
            "codepipeline:RollbackStage",
            "codepipeline:StartPipelineExecution",
            "codepipeline:PutJobSuccessResult",
            "codepipeline:PutJobFailureResult",
            "codepipeline:PutActionRevision"),
        // A build can be started with another buildspec, image and role.
        deny(
            "GatesStayAsGenerated",
            "codebuild:UpdateProject",
            "codebuild:StartBuild",
            "codebuild:StartBuildBatch",
            "codebuild:RetryBuild",
            "lambda:UpdateFunctionCode",
            "lambda:UpdateFunctionConfiguration"),
        // Replacing an artefact, borrowing a role, changing a stack.
        deny(
            "NothingElseIsChanged",
            "s3:PutObject",
            "s3:DeleteObject*",
            "iam:PassRole",
            "sts:AssumeRole",
            "sts:TagSession",
            "cloudformation:Create*",
            "cloudformation:Update*",
            "cloudformation:Delete*",
            "cloudformation:Execute*",
            "cloudformation:SetStackPolicy"));
  }

  private static PolicyStatement deny(String sid, String... actions) {
    return Statements.denyEverywhere(sid, List.of(actions));
  }
}
