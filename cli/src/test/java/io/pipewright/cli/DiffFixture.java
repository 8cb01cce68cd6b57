package io.pipewright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A service in a git repository, beside the file of its organisation. */
final class DiffFixture {
  static final String SAME = "no difference in the pipeline\n";
  static final String MANIFEST =
      """
      version: 1
      application: ledger-api
      language: java
      build: { tool: maven }
      test: { coverage: 80 }
      deploy:
        - environment: dev
          target: { cloudformation: { template: service.yaml } }
      """;

  /** One more environment at the end of the manifest. */
  static final String PROD =
      """
        - environment: prod
          target: { cloudformation: { template: service.yaml } }
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
        sourceBucket: pipewright-sources
        image: example.com/pipewright:1.0.0
        cluster: pipewright
        taskDefinition: pipewright-generator
        console: https://pipewright.example.com
      teams:
        payments:
          key: arn:aws:kms:eu-west-1:111111111111:key/1111
          repositories: [PAY/ledger-api]
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
      gates: { coverage: 60, failOn: high }
      """;

  private final Terminal terminal = new Terminal();
  private final Path factory;
  private final GitCheckout checkout;

  DiffFixture(Path directory) throws IOException {
    checkout =
        GitCheckout.in(directory.resolve("ledger"))
            .write("service.yaml", "Resources: {}\n")
            .write("pom.xml", "<project/>\n");
    factory = Files.writeString(directory.resolve("factory.yaml"), FACTORY);
  }

  GitCheckout checkout() {
    return checkout;
  }

  int diff(String... arguments) {
    List<String> words = new ArrayList<>(List.of("diff", checkout.root().toString()));
    words.addAll(List.of(arguments));
    return runInFactory(words.toArray(String[]::new));
  }

  /** Runs a command for the repository that the organisation's file knows. */
  int runInFactory(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--factory", factory.toString(), "--as", "PAY/ledger-api"));
    return run(all.toArray(String[]::new));
  }

  int run(String... arguments) {
    return terminal.run(arguments);
  }

  String out() {
    return terminal.out();
  }

  String err() {
    return terminal.err();
  }
}
