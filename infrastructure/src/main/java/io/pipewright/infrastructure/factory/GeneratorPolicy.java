package io.pipewright.infrastructure.factory;

import io.pipewright.infrastructure.policy.Arns;
import io.pipewright.infrastructure.policy.Conditions;
import io.pipewright.infrastructure.policy.Statements;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What the generator may do. It changes stacks of pipelines and nothing by hand: every right to
 * change a resource holds only for a call that CloudFormation makes for it.
 */
final class GeneratorPolicy {
  /** {@code {team}--{application}}, and what a stack of that name calls its resources. */
  static final String PIPELINES = "*--*";

  /** Paths of the roles that pipelines' templates hold. */
  private static final List<String> ROLE_PATHS = List.of("pipeline", "pipeline-steps");

  private final Arns arns;

  GeneratorPolicy(Arns arns) {
    this.arns = arns;
  }

  List<PolicyStatement> statements(SourceBucket bucket, Grants grants) {
    List<PolicyStatement> statements = new ArrayList<>();
    statements.addAll(grants.factoryFile());
    statements.addAll(grants.token());
    statements.addAll(grants.ledgerEntries());
    statements.add(
        Statements.allow(List.of("s3:GetObject", "s3:GetObjectVersion"), bucket.archives()));
    // What a pull request is compared with.
    statements.add(Statements.allow(List.of("s3:PutObject"), List.of(bucket.plans())));
    statements.add(grants.teamKeys(List.of("kms:Decrypt", "kms:GenerateDataKey")));
    // A template that is too large for a call is read back by CloudFormation, as the generator.
    statements.add(
        Statements.allow(List.of("s3:PutObject", "s3:GetObject"), List.of(bucket.templates())));
    statements.add(grants.factoryKey(List.of("kms:GenerateDataKey"), "s3"));
    statements.add(stacks());
    statements.add(
        Statements.allow(
            List.of(
                "codepipeline:StartPipelineExecution",
                "codepipeline:GetPipelineState",
                "codepipeline:GetPipelineExecution",
                "codepipeline:ListPipelineExecutions"),
            pipelines()));
    statements.addAll(throughCloudFormation());
    return List.copyOf(statements);
  }

  private PolicyStatement stacks() {
    return Statements.allow(
        List.of(
            "cloudformation:CreateChangeSet",
            "cloudformation:DescribeChangeSet",
            "cloudformation:ExecuteChangeSet",
            "cloudformation:DeleteChangeSet",
            // Only a stack whose first creation failed: such a one cannot be updated.
            "cloudformation:DeleteStack",
            "cloudformation:DescribeStacks",
            "cloudformation:DescribeStackEvents",
            "cloudformation:ListStackResources",
            "cloudformation:TagResource"),
        List.of(arns.of("cloudformation", "stack/" + PIPELINES + "/*")));
  }

  private List<PolicyStatement> throughCloudFormation() {
    return List.of(
        change(
            List.of(
                "codepipeline:CreatePipeline",
                "codepipeline:UpdatePipeline",
                "codepipeline:DeletePipeline",
                "codepipeline:GetPipeline",
                "codepipeline:ListTagsForResource",
                "codepipeline:TagResource",
                "codepipeline:UntagResource"),
            pipelines()),
        change(
            List.of(
                "codebuild:CreateProject",
                "codebuild:UpdateProject",
                "codebuild:DeleteProject",
                "codebuild:BatchGetProjects"),
            List.of(arns.of("codebuild", "project/" + PIPELINES))),
        change(
            List.of(
                "logs:CreateLogGroup",
                "logs:DeleteLogGroup",
                "logs:PutRetentionPolicy",
                "logs:ListTagsForResource",
                "logs:TagResource",
                "logs:UntagResource"),
            List.of(
                arns.of("logs", "log-group:/aws/codebuild/" + PIPELINES),
                arns.of("logs", "log-group:/aws/codebuild/" + PIPELINES + ":*"))),
        change(List.of("logs:DescribeLogGroups"), List.of(arns.of("logs", "log-group:*"))),
        change(
            List.of(
                // No DeleteBucket and no DeleteObject: artefacts outlive their stack.
                "s3:CreateBucket", "s3:Get*", "s3:PutBucket*", "s3:PutEncryptionConfiguration"),
            List.of(arns.s3(PIPELINES))),
        change(
            List.of(
                "iam:CreateRole",
                "iam:DeleteRole",
                "iam:GetRole",
                "iam:GetRolePolicy",
                "iam:PutRolePolicy",
                "iam:DeleteRolePolicy",
                "iam:UpdateRole",
                "iam:UpdateAssumeRolePolicy",
                "iam:TagRole",
                "iam:UntagRole"),
            roles()),
        Statements.allow(
            List.of("iam:PassRole"),
            roles(),
            Conditions.where(
                "StringEquals",
                "iam:PassedToService",
                List.of("codepipeline.amazonaws.com", "codebuild.amazonaws.com"))));
  }

  private static PolicyStatement change(List<String> actions, List<String> resources) {
    return Statements.allow(
        actions,
        resources,
        Conditions.where(
            "ForAnyValue:StringEquals", "aws:CalledVia", List.of("cloudformation.amazonaws.com")));
  }

  /** A pipeline, its stages and its actions. */
  private List<String> pipelines() {
    return List.of(arns.of("codepipeline", PIPELINES));
  }

  private List<String> roles() {
    return ROLE_PATHS.stream().map(path -> arns.global("iam", "role/" + path + "/*")).toList();
  }
}
