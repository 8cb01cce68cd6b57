package io.pipewright.infrastructure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Each wildcard in the rights of a role, and why it has to be one. */
final class AcceptedWildcards {
  private static final String WORK = "WorkRole";
  private static final String CHECKOUT = "CheckoutTaskTaskRole";
  private static final String RECONCILE = "ReconcileRole";
  private static final String EXECUTIONS = "ExecutionsRole";
  private static final String GENERATOR = "GeneratorTaskTaskRole";
  private static final String RECEIVE = "ReceiveRole";

  private static final String ARCHIVES = "${SourceArchives}/";

  private final Map<String, String> reasons = new TreeMap<>();

  private AcceptedWildcards() {}

  /** The role, a space and the text with the wildcard; and the reason. */
  static Map<String, String> reasons() {
    AcceptedWildcards accepted = new AcceptedWildcards();
    accepted.repositories();
    accepted.secrets();
    accepted.pipelines();
    accepted.stackResources();
    return accepted.reasons;
  }

  private void repositories() {
    String reason = "one name in all repositories, which the policy does not know";
    for (String file : List.of("source.zip", "pipeline.yaml", "files.txt")) {
      because(reason, ARCHIVES + "*/*/" + file, List.of(WORK, CHECKOUT, EXECUTIONS, GENERATOR));
    }
    because(reason, ARCHIVES + "*/*/plan.json", List.of(WORK, CHECKOUT, GENERATOR));
    because("named by their content", ARCHIVES + "templates/*", List.of(GENERATOR));
  }

  private void secrets() {
    because(
        "Secrets Manager appends six characters of its own",
        arn("secretsmanager", "secret:pipewright/bitbucket-token-??????"),
        List.of(WORK, CHECKOUT, RECONCILE, EXECUTIONS, GENERATOR));
    because(
        "Secrets Manager appends six characters of its own",
        arn("secretsmanager", "secret:pipewright/webhook-secret-??????"),
        List.of(RECEIVE));
    because(
        "those of projects and repositories, which come and go",
        arn("secretsmanager", "secret:pipewright/webhook-secret/*"),
        List.of(RECEIVE));
  }

  private void pipelines() {
    because(
        "each deployment makes a revision",
        arn("ecs", "task-definition/pipewright-generator:*"),
        List.of(WORK, CHECKOUT));
    because(
        "each deployment makes a revision",
        arn("ecs", "task-definition/pipewright-checkout:*"),
        List.of(WORK));
    because("ECS names tasks", arn("ecs", "task/pipewright/*"), List.of(WORK, CHECKOUT));
    String all = "pipelines of all teams, by the -- in their names";
    because(all, arn("codepipeline", "*--*"), List.of(EXECUTIONS, GENERATOR));
    because(all, arn("codebuild", "project/*--*"), List.of(EXECUTIONS, GENERATOR));
    because(all, arn("logs", "log-group:/aws/codebuild/*--*:*"), List.of(EXECUTIONS, GENERATOR));
  }

  private void stackResources() {
    String all = "what the stacks of pipelines hold, and only CloudFormation changes it";
    for (String resource :
        List.of(
            arn("cloudformation", "stack/*--*/*"),
            arn("logs", "log-group:/aws/codebuild/*--*"),
            "arn:aws:s3:::*--*",
            "arn:aws:iam::111111111111:role/pipeline/*",
            "arn:aws:iam::111111111111:role/pipeline-steps/*")) {
      because(all, resource, List.of(GENERATOR));
    }
    because("cannot be narrowed to one group", arn("logs", "log-group:*"), List.of(GENERATOR));
    for (String action : List.of("s3:Get*", "s3:PutBucket*")) {
      because("what CloudFormation asks and sets of a bucket", action, List.of(GENERATOR));
    }
  }

  private void because(String reason, String wildcard, List<String> roles) {
    roles.forEach(role -> reasons.put(role + " " + wildcard, reason));
  }

  private static String arn(String service, String resource) {
    return "arn:aws:" + service + ":eu-west-1:111111111111:" + resource;
  }
}
