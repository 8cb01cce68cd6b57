package io.pipewright.infrastructure.factory;

import io.pipewright.infrastructure.policy.Arns;
import io.pipewright.infrastructure.policy.Conditions;
import io.pipewright.infrastructure.policy.Statements;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** What the webhook's functions may do beyond their logs. */
final class WebhookPolicy {
  private WebhookPolicy() {}

  /** Read Bitbucket's secrets, write archives, start the generator. */
  static List<PolicyStatement> deliveries(
      Arns arns, SourceBucket bucket, TeamKeys keys, GeneratorTask task) {
    return List.of(
        Statements.allow(
            List.of("s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"), bucket.archives()),
        Statements.allow(List.of("s3:GetObject"), List.of(bucket.factoryFile())),
        // Without it S3 answers 403 and not 404 for what is not there yet.
        Statements.allow(List.of("s3:ListBucket"), List.of(bucket.arn())),
        Statements.allow(List.of("kms:GenerateDataKey", "kms:Decrypt"), keys.teamArns()),
        Statements.allow(List.of("kms:Decrypt"), List.of(keys.factory().getKeyArn())),
        secrets(arns),
        Statements.allow(
            List.of("ecs:RunTask"),
            List.of(arns.of("ecs", "task-definition/" + GeneratorTask.FAMILY + ":*")),
            Conditions.where("ArnEquals", "ecs:cluster", task.clusterArn())),
        Statements.allow(
            List.of("ecs:TagResource"),
            List.of(arns.of("ecs", "task/" + GeneratorTask.CLUSTER + "/*")),
            Conditions.where("StringEquals", "ecs:CreateAction", "RunTask")),
        Statements.allow(
            List.of("iam:PassRole"),
            task.roleArns(),
            Conditions.where("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com")));
  }

  /** Find out what became of an execution, and say so on the commit. */
  static List<PolicyStatement> executions(Arns arns, SourceBucket bucket, TeamKeys keys) {
    return List.of(
        Statements.allow(
            List.of(
                "codepipeline:GetPipelineExecution",
                "codepipeline:ListActionExecutions",
                "codepipeline:GetPipelineState"),
            List.of(arns.of("codepipeline", GeneratorPolicy.PIPELINES))),
        Statements.allow(
            List.of("codebuild:BatchGetBuilds"),
            List.of(arns.of("codebuild", "project/" + GeneratorPolicy.PIPELINES))),
        Statements.allow(
            List.of("logs:GetLogEvents", "logs:FilterLogEvents"),
            List.of(
                arns.of("logs", "log-group:/aws/codebuild/" + GeneratorPolicy.PIPELINES + ":*"))),
        Statements.allow(List.of("s3:GetObject", "s3:GetObjectVersion"), bucket.archives()),
        Statements.allow(List.of("s3:GetObject"), List.of(bucket.factoryFile())),
        Statements.allow(List.of("kms:Decrypt"), keys.allArns()),
        secrets(arns));
  }

  /** The token and the signing secret, named {@code pipewright/…} in factory.yaml. */
  static PolicyStatement secrets(Arns arns) {
    return Statements.allow(
        List.of("secretsmanager:GetSecretValue"),
        List.of(arns.of("secretsmanager", "secret:pipewright/*")));
  }
}
