package io.pipewright.plan;

import static org.assertj.core.api.Assertions.fail;

import io.pipewright.language.LanguagePacks;
import io.pipewright.manifest.ManifestReader;
import io.pipewright.manifest.ManifestReading;
import io.pipewright.organisation.Organisation;
import io.pipewright.organisation.OrganisationReader;
import io.pipewright.problem.Problem;
import io.pipewright.problem.Result;
import io.pipewright.repository.RepositoryId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A small organisation with two languages, and manifests planned in it. */
final class Fixture {
  static final RepositoryId LEDGER = RepositoryId.parse("PAY/ledger-api");
  static final List<String> PATHS =
      List.of("infra/service.yaml", "pipeline.yaml", "pom.xml", "src/main/java/Ledger.java");

  static final String FACTORY =
      """
      version: 1
      aws: { account: "111111111111", region: eu-west-1 }
      bitbucket:
        kind: datacenter
        url: https://bitbucket.example.com
        tokenSecret: pipewright/bitbucket-token
        webhookSecret: pipewright/webhook-secret
      factory:
        sourceBucket: pipewright-sources
        image: example.com/pipewright:1.0.0
        cluster: pipewright
        taskDefinition: pipewright-generator
        console: https://pipewright.example.com
      teams:
        payments:
          key: arn:aws:kms:eu-west-1:111111111111:key/1111
          repositories: [PAY/ledger-api, PAY/ledger-web, PAY/ledger_api, ~jane/tools]
      environments:
        dev: &dev
          account: "222222222222"
          region: eu-west-1
          protected: false
          deployRole: arn:aws:iam::222222222222:role/pipeline/deploy
          executionRole: arn:aws:iam::222222222222:role/pipeline/cfn-exec
        test: *dev
        prod:
          account: "333333333333"
          region: eu-west-1
          protected: true
          deployRole: arn:aws:iam::333333333333:role/pipeline/deploy
          executionRole: arn:aws:iam::333333333333:role/pipeline/cfn-exec
        frankfurt:
          account: "333333333333"
          region: eu-central-1
          protected: true
          deployRole: arn:aws:iam::333333333333:role/pipeline/deploy
          executionRole: arn:aws:iam::333333333333:role/pipeline/cfn-exec
      gates: { coverage: 60, failOn: high }
      """;

  private static final String PACK =
      """
      version: 1
      name: NAME
      title: Language NAME
      image: aws/codebuild/standard:7.0
      runtime: { name: NAME, default: "17", versions: { "17": corretto17, "21": corretto21 } }
      buildTools: { maven: [pom.xml], gradle: [build.gradle, "build.gradle.*"] }
      artifacts: [jar, war]
      steps:
        lint:
          tool: Lint 1.0
          requires: [java, node]
          files: { "rules.xml": "<rules/>" }
          install: echo install
          run: echo lint
        build: { tool: Build 1.0, requires: [java], run: echo build, output: ., reports: { format: JUNITXML, files: ["r/*.xml"] } }
        sast: { tool: Sast 1.0, requires: [java], input: build, run: echo sast }
        sbom: { tool: Sbom 1.0, requires: [java], run: echo sbom, output: out }
        package: { tool: Package 1.0, requires: [], input: build, run: echo package, output: out }
      """;

  static final Map<String, String> LANGUAGES =
      Map.of(
          "java.yaml",
          PACK.replace("NAME", "java"),
          "node.yaml",
          PACK.replace("NAME", "node")
              .replace(
                  "buildTools: { maven: [pom.xml], gradle: [build.gradle, \"build.gradle.*\"] }",
                  "buildTools: { npm: [package.json] }"));

  static final Map<String, String> GATES =
      Map.of(
          "secrets.yaml",
          """
          version: 1
          name: secrets
          title: Secrets
          image: aws/codebuild/standard:7.0
          runtime: { name: nodejs, default: "20", versions: { "20": "20" } }
          step: { tool: Secrets 1.0, requires: [node], run: echo secrets }
          """);

  static final String MANIFEST =
      """
      version: 1
      deploy:
        - environment: dev
          target: { cloudformation: { template: infra/service.yaml, parameters: { Size: small, Code: "${artifact.key}", Label: "v${version}" } } }
        - environment: prod
          target: { cloudformation: { template: infra/service.yaml } }
      """;

  private static final LanguagePacks PACKS = value(LanguagePacks.parse(LANGUAGES, GATES));
  private static final Organisation ORGANISATION =
      value(OrganisationReader.read("factory.yaml", FACTORY.getBytes(StandardCharsets.UTF_8)));

  private Fixture() {}

  static Result<PipelinePlan> plan(String manifest) {
    return plan(manifest, LEDGER, PATHS);
  }

  static Result<PipelinePlan> plan(String manifest, RepositoryId repository, List<String> paths) {
    return plan(manifest, repository, paths, Map.of());
  }

  static Result<PipelinePlan> plan(
      String manifest, RepositoryId repository, List<String> paths, Map<String, String> templates) {
    return new Planner(PACKS).plan(request(manifest, repository, paths, templates));
  }

  static Result<ExplainedPlan> explain(
      String manifest, List<String> paths, Map<String, String> templates) {
    return new Planner(PACKS).explain(request(manifest, LEDGER, paths, templates));
  }

  static Result<ExplainedPlan> explain(
      ManifestReading manifest,
      RepositoryId repository,
      List<String> paths,
      Map<String, String> templates) {
    return new Planner(PACKS)
        .explain(new PlanRequest(manifest, ORGANISATION, repository, paths, templates));
  }

  private static PlanRequest request(
      String manifest, RepositoryId repository, List<String> paths, Map<String, String> templates) {
    return new PlanRequest(
        ManifestReader.readPartly("pipeline.yaml", manifest.getBytes(StandardCharsets.UTF_8)),
        ORGANISATION,
        repository,
        paths,
        templates);
  }

  static <T> T value(Result<T> result) {
    return result.match(
        value -> value, problems -> fail("" + problems.stream().map(Problem::describe).toList()));
  }

  static List<Problem> problems(Result<?> result) {
    return result.match(value -> fail("nothing was wrong: " + value), problems -> problems);
  }
}
