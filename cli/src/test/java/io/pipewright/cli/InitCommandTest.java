package io.pipewright.cli;

import static io.pipewright.cli.InitFixture.TEMPLATE;
import static io.pipewright.cli.Terminal.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.cli.surroundings.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code pipewright init} writes, prints and leaves alone. */
class InitCommandTest {
  private static final String FACTORY =
      """
      version: 1
      aws: { account: "111111111111", region: eu-west-1 }
      bitbucket: { kind: datacenter, url: https://bitbucket.example.com, tokenSecret: pipewright/token, webhookSecret: pipewright/webhook }
      factory: { sourceBucket: pipewright-sources, image: example.com/pipewright:1.0.0, cluster: pipewright, taskDefinition: pipewright-generator, console: https://pipewright.example.com }
      teams:
        payments: { key: "arn:aws:kms:eu-west-1:111111111111:key/1111", repositories: [PAY/ledger-api] }
      environments:
        live: { account: "333333333333", region: eu-west-1, protected: true, deployRole: "arn:aws:iam::333333333333:role/pipeline/deploy", executionRole: "arn:aws:iam::333333333333:role/pipeline/cfn-exec" }
        test: { account: "222222222222", region: eu-west-1, protected: false, deployRole: "arn:aws:iam::222222222222:role/pipeline/deploy", executionRole: "arn:aws:iam::222222222222:role/pipeline/cfn-exec" }
        far: { account: "222222222222", region: us-east-1, protected: false, deployRole: "arn:aws:iam::222222222222:role/pipeline/deploy", executionRole: "arn:aws:iam::222222222222:role/pipeline/cfn-exec" }
      gates: { coverage: 90, failOn: medium }
      """;

  @TempDir private Path temporary;
  private InitFixture repository;

  @BeforeEach
  void makeRepository() throws IOException {
    repository = new InitFixture(temporary.resolve("ledger-api"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"java-service", "node-service", "python-service"})
  void theExamplesGetAValidManifest(String example) throws IOException {
    Path from = HOME.resolve("examples").resolve(example);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("pipeline.yaml")) {
          repository.write(from.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    assertThat(repository.init()).isEqualTo(ExitCode.FINE);
    assertThat(repository.component().deploy()).hasSize(2);
    assertThat(repository.component().deploy().get(0).target().parameters())
        .containsEntry("CodeBucket", "${artifact.bucket}")
        .containsEntry("CodeKey", "${artifact.key}")
        .containsEntry("Version", "${version}");
    assertThat(Files.readAllLines(repository.root().resolve("pipeline.yaml"))).hasSizeLessThan(60);
    assertThat(repository.run("validate", repository.root().toString())).isEqualTo(ExitCode.FINE);
  }

  @Test
  void takesTheOrganisationsEnvironments() throws IOException {
    Path factory = Files.writeString(temporary.resolve("factory.yaml"), FACTORY);
    repository.write("pom.xml", "<project/>");
    repository.write("infra/service.yaml", TEMPLATE);
    assertThat(
            repository.run(
                "init",
                repository.root().toString(),
                "--factory",
                factory.toString(),
                "--as",
                "PAY/ledger-api"))
        .isEqualTo(ExitCode.FINE);
    assertThat(repository.component().deploy())
        .extracting(deployment -> deployment.environment())
        .containsExactly("test", "live");
    assertThat(repository.component().deploy().get(0).target().parameters())
        .containsEntry("Size", "small")
        .containsEntry("Level", "1.10");
    assertThat(repository.text())
        .contains("Level: \"1.10\"", "#test: { coverage: 90 }", "#scan: { failOn: medium }")
        .contains("#team: payments", "environment: live # protected: an approval comes with it");
  }

  @Test
  void replacesNothingUnlessForced() throws IOException {
    repository.write("pom.xml", "<project/>");
    repository.write("pipeline.yaml", "mine");
    assertThat(repository.init()).isEqualTo(ExitCode.SURROUNDINGS);
    assertThat(repository.text()).isEqualTo("mine");
    assertThat(repository.err()).contains("is there already", "--force").doesNotContain("\tat ");
    assertThat(repository.run("init", repository.root().toString(), "--force"))
        .isEqualTo(ExitCode.FINE);
    assertThat(repository.component().language()).contains("java");
  }

  @Test
  void printsTheManifestAndNothingElse() throws IOException {
    repository.write("pom.xml", "<project/>");
    repository.write("pipeline.yaml", "mine");
    assertThat(repository.run("init", repository.root().toString(), "--print"))
        .isEqualTo(ExitCode.FINE);
    assertThat(repository.text()).isEqualTo("mine");
    assertThat(InitFixture.read(repository.out()).components()).hasSize(1);
    assertThat(repository.out()).startsWith("# yaml-language-server:");
    assertThat(repository.err()).contains("printed, not written");
  }

  @Test
  void aDirectoryThatIsNotThereIsSaid() {
    assertThat(repository.run("init", temporary.resolve("no").toString()))
        .isEqualTo(ExitCode.SURROUNDINGS);
    assertThat(repository.err()).contains("there is no directory");
  }
}
