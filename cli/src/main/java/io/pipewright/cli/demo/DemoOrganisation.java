package io.pipewright.cli.demo;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The organisation that the demo plays: two teams, a protected production, and the accounts of
 * AWS's documentation.
 */
final class DemoOrganisation {
  static final String ACCOUNT = "111111111111";
  static final String REGION = "eu-west-1";
  static final String SOURCE_BUCKET = "pipewright-sources";
  static final String IMAGE = ACCOUNT + ".dkr.ecr.eu-west-1.amazonaws.com/pipewright:0.1.0";
  static final String CLUSTER = "pipewright";
  static final String TASK_DEFINITION = "pipewright-generator";
  static final String CHECKOUT_TASK = "pipewright-checkout";
  static final String LEDGER = "pipewright-ledger";
  static final String QUEUE = "pipewright-deliveries.fifo";
  static final String DEAD_LETTERS = "pipewright-dead-deliveries.fifo";
  static final String TOKEN_SECRET = "pipewright/bitbucket-token";
  static final String WEBHOOK_SECRET = "pipewright/webhook-secret";

  private DemoOrganisation() {}

  /** Which team owns a repository of the demo: what is about risk is the risk team's. */
  static String owner(String slug) {
    return slug.startsWith("python-") ? "risk" : "payments";
  }

  /** The Bitbucket project of a team. */
  static String project(String team) {
    return team.equals("risk") ? "RISK" : "PAY";
  }

  /** The other team, whose approver must be refused. */
  static String otherTeam(String team) {
    return team.equals("risk") ? "payments" : "risk";
  }

  /**
   * The text of {@code factory.yaml}.
   *
   * @param bitbucket base URL of the stand-in
   * @param console base URL of the pages
   * @param keys team to key ARN
   * @param slugs every repository
   */
  static String factoryYaml(
      URI bitbucket, URI console, Map<String, String> keys, List<String> slugs) {
    String teams =
        keys.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(
                team ->
                    """
                      %s:
                        key: %s
                        repositories: [%s]
                    """
                        .formatted(team.getKey(), team.getValue(), owned(team.getKey(), slugs)))
            .collect(Collectors.joining());
    return """
        version: 1
        aws: { account: "%s", region: %s }
        bitbucket:
          kind: datacenter
          url: %s
          tokenSecret: %s
          webhookSecret: %s
        factory:
          sourceBucket: %s
          image: %s
          cluster: %s
          taskDefinition: %s
          subnets: []
          securityGroups: []
          console: %s
        teams:
        %s\
        environments:
        %s\
        gates: { coverage: 0, failOn: high }
        """
        .formatted(
            ACCOUNT,
            REGION,
            bitbucket,
            TOKEN_SECRET,
            WEBHOOK_SECRET,
            SOURCE_BUCKET,
            IMAGE,
            CLUSTER,
            TASK_DEFINITION,
            console,
            teams,
            environment("dev", "222222222222", false)
                + environment("test", "333333333333", false)
                + environment("prod", "444444444444", true));
  }

  private static String owned(String team, List<String> slugs) {
    return slugs.stream()
        .filter(slug -> owner(slug).equals(team))
        .map(slug -> project(team) + "/" + slug)
        .collect(Collectors.joining(", "));
  }

  private static String environment(String name, String account, boolean isProtected) {
    return """
          %s:
            account: "%s"
            region: eu-west-1
            protected: %s
            deployRole: arn:aws:iam::%s:role/pipeline/deploy
            executionRole: arn:aws:iam::%s:role/pipeline/cfn-exec
        """
        .formatted(name, account, isProtected, account, account);
  }
}
