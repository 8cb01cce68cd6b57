package io.pipewright.infrastructure.factory;

import io.pipewright.infrastructure.policy.Arns;
import io.pipewright.infrastructure.policy.Conditions;
import io.pipewright.infrastructure.policy.Statements;
import java.util.Arrays;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The single rights that the roles of functions and tasks are made of. Each key may be used only
 * through the service that keeps the data.
 */
final class Grants {
  private final Arns arns;
  private final SourceBucket bucket;
  private final TeamKeys keys;
  private final LedgerTable ledger;
  private final DeliveryQueue queue;
  private final FactorySpecification.Bitbucket bitbucket;

  Grants(
      Arns arns,
      SourceBucket bucket,
      TeamKeys keys,
      LedgerTable ledger,
      DeliveryQueue queue,
      FactorySpecification.Bitbucket bitbucket) {
    this.arns = arns;
    this.bucket = bucket;
    this.keys = keys;
    this.ledger = ledger;
    this.queue = queue;
    this.bitbucket = bitbucket;
  }

  /** Read factory.yaml. */
  List<PolicyStatement> factoryFile() {
    return List.of(
        Statements.allow(List.of("s3:GetObject"), List.of(bucket.factoryFile())),
        factoryKey(List.of("kms:Decrypt"), "s3"));
  }

  /** Read the token for Bitbucket. */
  List<PolicyStatement> token() {
    return secrets(List.of(arns.secret(bitbucket.tokenSecret())));
  }

  /** Read what signs deliveries: the organisation's, and those of projects and repositories. */
  List<PolicyStatement> signingSecrets() {
    String name = bitbucket.webhookSecret();
    return secrets(List.of(arns.secret(name), arns.of("secretsmanager", "secret:" + name + "/*")));
  }

  /** Look single entries of the ledger up, and write them. Nothing deletes any. */
  List<PolicyStatement> ledgerEntries() {
    return List.of(
        Statements.allow(
            List.of(
                "dynamodb:GetItem",
                "dynamodb:PutItem",
                // A transaction needs no right of its own.
                "dynamodb:UpdateItem"),
            List.of(ledger.arn())),
        // What the CDK gives to those who read and write a table under such a key.
        factoryKey(
            List.of(
                "kms:Decrypt",
                "kms:DescribeKey",
                "kms:Encrypt",
                "kms:GenerateDataKey",
                "kms:ReEncryptFrom",
                "kms:ReEncryptTo"),
            "dynamodb"));
  }

  /** List what the ledger holds of a repository or in a state. */
  List<PolicyStatement> ledgerLists() {
    return List.of(Statements.allow(List.of("dynamodb:Query"), ledger.indexArns()));
  }

  /** Put work into the queue. */
  List<PolicyStatement> send() {
    return List.of(
        Statements.allow(
            List.of("sqs:GetQueueUrl", "sqs:SendMessage"), List.of(queue.queue().getQueueArn())),
        factoryKey(List.of("kms:Decrypt", "kms:GenerateDataKey"), "sqs"));
  }

  /** Take work from the queue, and say when to try it again. */
  List<PolicyStatement> consume() {
    return List.of(
        Statements.allow(
            List.of(
                "sqs:ChangeMessageVisibility",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
                "sqs:GetQueueUrl",
                "sqs:ReceiveMessage"),
            List.of(queue.queue().getQueueArn())),
        factoryKey(List.of("kms:Decrypt"), "sqs"));
  }

  /** Write archives, and read them and the plan of what is deployed. */
  List<PolicyStatement> archives() {
    return List.of(
        Statements.allow(
            List.of("s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"), bucket.archives()),
        Statements.allow(List.of("s3:GetObject"), List.of(bucket.plans())),
        // Without it S3 answers 403 and not 404 for what is not there yet.
        Statements.allow(List.of("s3:ListBucket"), List.of(bucket.arn())),
        teamKeys(List.of("kms:Decrypt", "kms:GenerateDataKey")));
  }

  /** Start {@code tasks}, and nothing else, in the factory's cluster. */
  List<PolicyStatement> run(FactoryCluster cluster, FactoryTask... tasks) {
    return List.of(
        Statements.allow(
            List.of("ecs:RunTask"),
            Arrays.stream(tasks)
                // Each deployment makes a revision.
                .map(task -> arns.of("ecs", "task-definition/" + task.family() + ":*"))
                .toList(),
            Conditions.where("ArnEquals", "ecs:cluster", cluster.arn())),
        Statements.allow(
            List.of("ecs:TagResource"),
            List.of(arns.of("ecs", "task/" + FactoryCluster.NAME + "/*")),
            Conditions.where("StringEquals", "ecs:CreateAction", "RunTask")),
        Statements.allow(
            List.of("iam:PassRole"),
            Arrays.stream(tasks).flatMap(task -> task.roleArns().stream()).toList(),
            Conditions.where("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com")));
  }

  /** Use the factory's own key through {@code service}. */
  PolicyStatement factoryKey(List<String> actions, String service) {
    return through(service, actions, List.of(keys.factory().getKeyArn()));
  }

  /** Use the teams' keys for objects in S3. */
  PolicyStatement teamKeys(List<String> actions) {
    return through("s3", actions, keys.teamArns());
  }

  /** Those that AWS keeps under its own key need no right to one. */
  private List<PolicyStatement> secrets(List<String> secrets) {
    return List.of(
        Statements.allow(List.of("secretsmanager:GetSecretValue"), secrets),
        factoryKey(List.of("kms:Decrypt"), "secretsmanager"));
  }

  private PolicyStatement through(String service, List<String> actions, List<String> keys) {
    return Statements.allow(
        actions, keys, Conditions.where("StringEquals", "kms:ViaService", arns.endpoint(service)));
  }
}
