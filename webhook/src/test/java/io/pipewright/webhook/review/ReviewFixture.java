package io.pipewright.webhook.review;

import io.pipewright.bitbucket.PullRequest;
import io.pipewright.language.LanguagePacks;
import io.pipewright.language.directory.LanguageDirectory;
import io.pipewright.organisation.Organisation;
import io.pipewright.organisation.OrganisationReader;
import io.pipewright.plan.PlanJson;
import io.pipewright.problem.Result;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An organisation with three environments, the real language packs, and a repository. */
final class ReviewFixture {
  static final RepositoryId REPOSITORY = new RepositoryId("PAY", "ledger-api");
  static final CommitHash HEAD = new CommitHash("a".repeat(40));
  static final URI CONSOLE = URI.create("https://console.example.com");

  static final String MANIFEST =
      """
      version: 1
      language: java
      test: { coverage: 80 }
      deploy:
        - environment: dev
          target: { cloudformation: { template: infra/service.yaml } }
        - environment: prod
          target: { cloudformation: { template: infra/service.yaml } }
      """;

  private static final String FACTORY =
      """
      version: 1
      aws: { account: "111111111111", region: eu-west-1 }
      bitbucket:
        kind: datacenter
        url: https://bitbucket.example.com
        tokenSecret: pipewright/bitbucket-token
        webhookSecret: pipewright/webhook-secret
      factory:
        sourceBucket: sources
        image: example.com/pipewright:1.0.0
        cluster: pipewright
        taskDefinition: pipewright-generator
        console: https://console.example.com
      teams:
        payments:
          key: arn:aws:kms:eu-west-1:111111111111:key/1111
          repositories: [PAY/ledger-api]
      environments:
        dev: &dev
          account: "222222222222"
          region: eu-west-1
          protected: false
          deployRole: arn:aws:iam::222222222222:role/pipeline/deploy
          executionRole: arn:aws:iam::222222222222:role/pipeline/cfn-exec
        stage: *dev
        prod:
          account: "333333333333"
          region: eu-west-1
          protected: true
          deployRole: arn:aws:iam::333333333333:role/pipeline/deploy
          executionRole: arn:aws:iam::333333333333:role/pipeline/cfn-exec
      gates: { coverage: 60, failOn: high }
      """;

  static final Organisation ORGANISATION =
      value(OrganisationReader.read("factory.yaml", FACTORY.getBytes(StandardCharsets.UTF_8)));
  private static final LanguagePacks PACKS = value(LanguageDirectory.read(Path.of("..")));

  private ReviewFixture() {}

  static Review review() {
    return new Review(ORGANISATION, () -> PACKS);
  }

  /** A Java service with this manifest. */
  static Map<String, String> service(String manifest) {
    return Map.of(
        "pipeline.yaml",
        manifest,
        "pom.xml",
        "<project/>",
        "infra/service.yaml",
        "Resources: {}\n");
  }

  static Map<String, String> with(Map<String, String> files, String path, String text) {
    Map<String, String> all = new TreeMap<>(files);
    all.put(path, text);
    return all;
  }

  /** What is deployed after the merge of a commit with these files. */
  static Deployed deployed(Map<String, String> files) {
    ReviewResult.Planned planned =
        (ReviewResult.Planned)
            review().of(REPOSITORY, new TextContent(files), Deployed.None::new).orElseThrow();
    return new Deployed.Known("0123456789ab", PlanJson.json(planned.explained().plan()));
  }

  static PullRequest open(boolean fromFork) {
    return new PullRequest(
        7,
        PullRequest.State.OPEN,
        HEAD,
        "feature/Pipeline",
        fromFork,
        "main",
        Optional.empty(),
        Optional.empty());
  }

  private static <T> T value(Result<T> result) {
    return result.match(
        value -> value,
        problems -> {
          throw new AssertionError(problems);
        });
  }
}
