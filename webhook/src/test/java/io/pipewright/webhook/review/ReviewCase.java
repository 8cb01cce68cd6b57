package io.pipewright.webhook.review;

import java.util.List;
import java.util.Map;

/**
 * Pull requests, each for one thing that a report may have to say.
 *
 * @param file the golden's name
 * @param files of the head
 * @param deployed what is deployed, which stands for whether the target has a manifest
 * @param notes of the content
 */
record ReviewCase(String file, Map<String, String> files, Deployed deployed, List<String> notes) {
  private static final String STAGE =
      """
      version: 1
      language: java
      test: { coverage: 85 }
      deploy:
        - environment: dev
          target: { cloudformation: { template: infra/service.yaml } }
        - environment: stage
          target: { cloudformation: { template: infra/service.yaml } }
        - environment: prod
          target: { cloudformation: { template: infra/service.yaml } }
      """;

  private static final String WITHOUT_PROD =
      """
      version: 1
      language: java
      test: { coverage: 80 }
      deploy:
        - environment: dev
          target: { cloudformation: { template: infra/service.yaml } }
      """;

  private static final String FOUR_PROBLEMS =
      """
      version: 1
      language: jaba
      test: { coverage: 40 }
      deploy:
        - environment: prdo
          target: { cloudformation: { template: infra/service.yaml } }
      artefact: jar
      """;

  private static final Map<String, String> MONOREPO_FILES =
      Map.of(
          "pipeline.yaml",
          """
          version: 1
          application: shop
          components:
            prices:
              directory: services/prices
              test: { coverage: 90 }
              deploy:
                - environment: dev
                  target: { cloudformation: { template: infra/service.yaml } }
                - environment: prod
                  target: { cloudformation: { template: infra/service.yaml } }
            orders:
              directory: services/orders
              scan: { failOn: medium }
              deploy:
                - environment: dev
                  target: { cloudformation: { template: infra/service.yaml } }
          """,
          "services/prices/package.json",
          "{}",
          "services/prices/package-lock.json",
          "{}",
          "services/orders/pom.xml",
          "<project/>",
          "infra/service.yaml",
          "Resources: {}\n");

  private static final Map<String, String> SERVICE = ReviewFixture.service(ReviewFixture.MANIFEST);
  private static final Map<String, String> EMPTY = Map.of("README.md", "");

  static List<ReviewCase> all() {
    return List.of(
        first("first-pipeline", ReviewFixture.MANIFEST),
        first("removed-gate", ReviewFixture.MANIFEST + "gates: { secrets: false }\n"),
        first("four-problems", FOUR_PROBLEMS),
        later("no-change", ReviewFixture.MANIFEST),
        later("coverage-and-environment", STAGE),
        later("production-gone", WITHOUT_PROD),
        new ReviewCase(
            "stored-plan-unreadable",
            SERVICE,
            new Deployed.Unknown("the factory's store did not answer"),
            List.of()),
        new ReviewCase("monorepo", MONOREPO_FILES, new Deployed.None(), List.of()),
        new ReviewCase("no-manifest", EMPTY, new Deployed.None(), List.of()),
        new ReviewCase(
            "manifest-deleted", EMPTY, ReviewFixture.deployed(MONOREPO_FILES), List.of()),
        new ReviewCase(
            "lfs-and-submodules",
            SERVICE,
            new Deployed.None(),
            List.of(
                "5 files are Git LFS pointers (a.bin, b.bin, c.bin and 2 more): the pipeline does"
                    + " not get their content",
                "1 submodule (vendor/protocol) is an empty directory for the pipeline")));
  }

  /** The pull request that brings the manifest. */
  private static ReviewCase first(String file, String manifest) {
    return new ReviewCase(file, ReviewFixture.service(manifest), new Deployed.None(), List.of());
  }

  /** A pull request that changes the fixture's manifest into this one. */
  private static ReviewCase later(String file, String manifest) {
    return new ReviewCase(
        file, ReviewFixture.service(manifest), ReviewFixture.deployed(SERVICE), List.of());
  }

  ReviewReport report() {
    ReviewResult result =
        ReviewFixture.review()
            .of(ReviewFixture.REPOSITORY, new TextContent(files), () -> deployed)
            .orElseGet(() -> new ReviewResult.Absent(deployed instanceof Deployed.Known));
    return ReviewReport.of(result, notes, ReviewFixture.open(false), ReviewFixture.CONSOLE);
  }

  @Override
  public String toString() {
    return file;
  }
}
