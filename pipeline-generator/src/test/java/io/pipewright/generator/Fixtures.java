package io.pipewright.generator;

import io.pipewright.generation.GenerationRequest;
import io.pipewright.generation.StoredObject;
import io.pipewright.language.LanguagePacks;
import io.pipewright.language.directory.LanguageDirectory;
import io.pipewright.organisation.Organisation;
import io.pipewright.organisation.OrganisationReader;
import io.pipewright.problem.Result;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An organisation, a repository and its commits. */
public final class Fixtures {
  static final Path HOME = Path.of("..");
  static final RepositoryId REPOSITORY = new RepositoryId("PAY", "ledger-api");

  static final String FACTORY =
      """
      version: 1
      aws: { account: "111111111111", region: eu-west-1 }
      bitbucket:
        kind: datacenter
        url: %s
        tokenSecret: pipewright/bitbucket-token
        webhookSecret: pipewright/webhook-secret
      factory:
        sourceBucket: pipewright-source
        image: 111111111111.dkr.ecr.eu-west-1.amazonaws.com/pipewright:0.1.0
        cluster: pipewright
        taskDefinition: pipewright-generator
        console: http://127.0.0.1:8080
      teams:
        payments:
          key: arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d-0000-4000-8000-000000000001
          repositories: [PAY/ledger-api, PAY/billing, EX/monorepo]
        examples:
          key: arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d-0000-4000-8000-000000000002
          repositories: [EX/java-service, EX/node-service, EX/python-service]
      environments:
        dev:
          account: "222222222222"
          region: eu-west-1
          protected: false
          deployRole: arn:aws:iam::222222222222:role/pipeline/deploy
          executionRole: arn:aws:iam::222222222222:role/pipeline/cfn-exec
        prod:
          account: "333333333333"
          region: eu-west-1
          protected: true
          deployRole: arn:aws:iam::333333333333:role/pipeline/deploy
          executionRole: arn:aws:iam::333333333333:role/pipeline/cfn-exec
      """;

  static final String MANIFEST =
      """
      version: 1
      application: ledger-api
      language: java
      deploy:
        - environment: dev
          target: { cloudformation: { template: infra/service.yaml } }
        - environment: prod
          target: { cloudformation: { template: infra/service.yaml } }
      """;

  static final String FILES =
      """
      100644 1111111111111111111111111111111111111111 infra/service.yaml
      100644 2222222222222222222222222222222222222222 pipeline.yaml
      100644 3333333333333333333333333333333333333333 pom.xml
      """;

  private Fixtures() {}

  static Organisation organisation() {
    String file = FACTORY.formatted("https://bitbucket.example.com");
    return right(OrganisationReader.read("factory.yaml", file.getBytes(StandardCharsets.UTF_8)));
  }

  static LanguagePacks packs() {
    return right(LanguageDirectory.read(HOME));
  }

  static <T> T right(Result<T> result) {
    return result.match(
        value -> value,
        problems -> {
          throw new AssertionError(problems);
        });
  }

  /** The request for a commit, stored at {@code version} of each object. */
  static GenerationRequest request(String commitDigit, String version) {
    return request(commitDigit, version, version, version);
  }

  /** The same commit with its number on the branch. */
  static GenerationRequest numbered(long sequence, GenerationRequest request) {
    return new GenerationRequest(
        request.repository(),
        request.branch(),
        request.commit(),
        request.source(),
        request.manifest(),
        request.files(),
        sequence,
        request.deliveryId());
  }

  static GenerationRequest request(
      String commitDigit, String source, String manifest, String files) {
    return new GenerationRequest(
        REPOSITORY,
        "main",
        new CommitHash(commitDigit.repeat(40)),
        object("source.zip", source),
        object("pipeline.yaml", manifest),
        object("files.txt", files),
        1,
        "delivery-" + commitDigit);
  }

  private static StoredObject object(String name, String version) {
    return new StoredObject("pipewright-source", REPOSITORY + "/" + name, version);
  }
}
