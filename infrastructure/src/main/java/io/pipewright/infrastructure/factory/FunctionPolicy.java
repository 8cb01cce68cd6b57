package io.pipewright.infrastructure.factory;

import io.pipewright.infrastructure.policy.Arns;
import io.pipewright.infrastructure.policy.Statements;
import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** What the webhook's functions, and the task that stands in for one, may do beyond their logs. */
final class FunctionPolicy {
  private final Grants grants;

  FunctionPolicy(Grants grants) {
    this.grants = grants;
  }

  /** Check a delivery, write it down, hand it on. */
  List<PolicyStatement> receive() {
    return all(List.of(grants.signingSecrets(), grants.ledgerEntries(), grants.send()));
  }

  /** Do what a delivery asks for; what is too large goes to {@code checkout}. */
  List<PolicyStatement> work(FactoryCluster cluster, FactoryTask generator, FactoryTask checkout) {
    return all(List.of(commits(), grants.consume(), grants.run(cluster, generator, checkout)));
  }

  /** The same for one commit, without the queue. */
  List<PolicyStatement> checkout(FactoryCluster cluster, FactoryTask generator) {
    return all(List.of(commits(), grants.run(cluster, generator)));
  }

  /** Ask Bitbucket for what was never delivered, and hand it on. */
  List<PolicyStatement> reconcile() {
    return all(
        List.of(
            grants.factoryFile(),
            grants.token(),
            grants.ledgerEntries(),
            grants.ledgerLists(),
            grants.send()));
  }

  /** Find out what became of an execution, and say so on the commit. */
  List<PolicyStatement> executions(Arns arns, SourceBucket bucket) {
    return all(
        List.of(
            grants.factoryFile(),
            grants.token(),
            List.of(
                Statements.allow(
                    List.of(
                        "codepipeline:GetPipelineExecution",
                        "codepipeline:GetPipelineState",
                        "codepipeline:ListActionExecutions"),
                    List.of(arns.of("codepipeline", GeneratorPolicy.PIPELINES))),
                Statements.allow(
                    List.of("codebuild:BatchGetBuilds"),
                    List.of(arns.of("codebuild", "project/" + GeneratorPolicy.PIPELINES))),
                Statements.allow(
                    List.of("logs:FilterLogEvents", "logs:GetLogEvents"),
                    List.of(
                        arns.of(
                            "logs",
                            "log-group:/aws/codebuild/" + GeneratorPolicy.PIPELINES + ":*"))),
                Statements.allow(List.of("s3:GetObject", "s3:GetObjectVersion"), bucket.archives()),
                grants.teamKeys(List.of("kms:Decrypt")))));
  }

  private List<PolicyStatement> commits() {
    return all(
        List.of(grants.factoryFile(), grants.token(), grants.ledgerEntries(), grants.archives()));
  }

  private static List<PolicyStatement> all(List<List<PolicyStatement>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }
}
