package io.pipewright.generator.template;

import io.pipewright.plan.PipelinePlan;

/**
 * ARNs written out in full. The plan knows account and region, and its key's ARN knows the
 * partition, so the template needs no pseudo parameter and reads as it will be.
 */
record PlanArns(String partition, String region, String account) {
  static PlanArns of(PipelinePlan plan) {
    return new PlanArns(plan.keyArn().split(":", 3)[1], plan.region(), plan.account());
  }

  /** Everyone in the tools account; for use with a condition on {@code aws:PrincipalArn}. */
  String accountRoot() {
    return root(account);
  }

  /** Everyone in the account that {@code roleArn} is in. */
  String accountRootOf(String roleArn) {
    return root(roleArn.split(":", 6)[4]);
  }

  String role(String path, String name) {
    return arn("iam", "", "role" + path + name);
  }

  String logGroup(String name) {
    return arn("logs", region, "log-group:" + name);
  }

  String reportGroup(String project, String name) {
    return arn("codebuild", region, "report-group/" + project + "-" + name);
  }

  /** An image repository, in whatever account and region it is. */
  String repository(String ofAccount, String inRegion, String name) {
    return "arn:%s:ecr:%s:%s:repository/%s".formatted(partition, inRegion, ofAccount, name);
  }

  /** A bucket, or with {@code bucket/key} an object. */
  String s3(String path) {
    return "arn:" + partition + ":s3:::" + path;
  }

  private String root(String ofAccount) {
    return "arn:" + partition + ":iam::" + ofAccount + ":root";
  }

  private String arn(String service, String inRegion, String resource) {
    return "arn:" + partition + ":" + service + ":" + inRegion + ":" + account + ":" + resource;
  }
}
