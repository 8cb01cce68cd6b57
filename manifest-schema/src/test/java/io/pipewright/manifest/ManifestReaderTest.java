package io.pipewright.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.pipewright.problem.Problem;
import io.pipewright.problem.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {
  private static final String FULL =
      """
      # yaml-language-server: $schema=https://pipewright.io/schema/pipeline.schema.json
      version: 1
      application: ledger-api
      team: payments
      language: java
      runtime: 1.10
      build:
        tool: maven
      test: { coverage: 80 }
      scan:
        failOn: high
      artifact: jar
      deploy:
        - environment: dev
          target: { cloudformation: { template: infra/service.yaml, parameters: { Size: small, Id: 012345678901, Live: no } } }
        - environment: prod
          target:
            cloudformation:
              template: infra/service.yaml
      notify: { email: [ledger@example.com] }
      """;

  @Test
  void readsEveryKey() {
    Manifest manifest = valid(FULL).manifest();
    assertThat(manifest)
        .isEqualTo(
            new Manifest(
                Optional.of("ledger-api"),
                Optional.of("payments"),
                List.of(
                    new Component(
                        Optional.empty(),
                        "",
                        List.of(),
                        Optional.of("java"),
                        Optional.of("1.10"),
                        Optional.of("maven"),
                        Optional.of(80),
                        Optional.of(Severity.HIGH),
                        Optional.of("jar"),
                        List.of(
                            new Deployment(
                                0,
                                "dev",
                                new CloudFormationTarget(
                                    "infra/service.yaml",
                                    Map.of("Size", "small", "Id", "012345678901", "Live", "no"))),
                            new Deployment(
                                1,
                                "prod",
                                new CloudFormationTarget("infra/service.yaml", Map.of()))))),
                List.of("ledger@example.com")));
    assertThat(manifest.components().get(0).deploy().get(0).target().parameters().keySet())
        .containsExactly("Size", "Id", "Live");
  }

  @Test
  void knowsWhereEveryValueStands() {
    ManifestDocument document = valid(FULL);
    assertThat(document.locate("test.coverage")).hasToString("pipeline.yaml:9:19");
    assertThat(document.locate("deploy[1].environment")).hasToString("pipeline.yaml:16:18");
    assertThat(document.locate("deploy[0].target.cloudformation.parameters.Size"))
        .hasToString("pipeline.yaml:15:83");
    assertThat(document.locate("deploy[1].target.cloudformation.parameters.Size"))
        .as("absent, so the nearest thing that was written")
        .isEqualTo(document.locate("deploy[1].target.cloudformation"));
  }

  @Test
  void needsNothingButTheVersion() {
    Manifest manifest = valid("version: 1\n").manifest();
    assertThat(manifest.application()).isEmpty();
    assertThat(manifest.components()).hasSize(1);
    assertThat(manifest.components().get(0).deploy()).isEmpty();
    assertThat(manifest.components().get(0).coverage()).isEmpty();
  }

  @Test
  void tellsAllProblemsAtOnceInTheOrderOfTheFile() {
    List<Problem> problems =
        invalid(
            """
            version: 1
            aplication: ledger-api
            language: java
            test: { coverage: 180 }
            scan: { failOn: hihg }
            deploy:
              - enviroment: dev
                target: { cloudformation: { template: ../x.yaml } }
            """);
    assertThat(problems)
        .extracting(
            problem -> problem.code() + " " + problem.at().line() + ":" + problem.at().column())
        .containsExactly(
            "PW-M020 2:1",
            "PW-M025 4:19",
            "PW-M023 5:17",
            "PW-M020 7:5",
            "PW-M021 7:5",
            "PW-M024 8:43");
    assertThat(problems.get(0).fix()).isEqualTo("did you mean 'application'?");
    assertThat(problems.get(2).fix()).isEqualTo("did you mean 'high'?");
    assertThat(problems.get(2).allowed()).containsExactly("low", "medium", "high", "critical");
    assertThat(problems.get(3).path()).isEqualTo("deploy[0].enviroment");
    assertThat(problems.get(3).fix()).isEqualTo("did you mean 'environment'?");
    assertThat(problems.get(3).describe())
        .isEqualTo(
            """
            pipeline.yaml:7:5  deploy[0].enviroment
              there is no key 'enviroment' in 'deploy[0]'
              found: enviroment
              allowed: environment, target
              fix: did you mean 'environment'?   [PW-M020]""");
  }

  @Test
  void readsComponents() {
    Manifest manifest =
        valid(
                """
                version: 1
                components:
                  api: { directory: services/api, uses: [libs], test: { coverage: 80.0 } }
                  web: { directory: web, deploy: [{ environment: dev, target: { cloudformation: { template: a.yaml } } }] }
                """)
            .manifest();
    assertThat(manifest.components())
        .extracting(Component::name)
        .containsExactly(Optional.of("api"), Optional.of("web"));
    Component api = manifest.components().get(0);
    assertThat(api.directory()).isEqualTo("services/api");
    assertThat(api.uses()).containsExactly("libs");
    assertThat(api.coverage()).as("80.0 is a whole number in JSON Schema").contains(80);
    assertThat(api.path("test.coverage")).isEqualTo("components.api.test.coverage");
    assertThat(manifest.components().get(1).deploy()).hasSize(1);
  }

  @Test
  void keepsThePlacesOfDeploymentsThatStandAfterAFaultyOne() {
    ManifestReading reading =
        ManifestReader.readPartly(
            "pipeline.yaml",
            """
            version: 1
            deploy:
              - dev
              - environment: prod
                target: { cloudformation: { template: a.yaml } }
            """
                .getBytes(StandardCharsets.UTF_8));
    assertThat(reading.problems()).extracting(Problem::path).containsExactly("deploy[0]");
    assertThat(reading.document().orElseThrow().manifest().components().get(0).deploy())
        .extracting(Deployment::index)
        .containsExactly(1);
    assertThat(reading.isDoubtful("deploy[0].environment")).isTrue();
    assertThat(reading.isDoubtful("deploy[1]")).isFalse();
  }

  @ParameterizedTest(name = "a misspelt gate never vanishes: {0}")
  @ValueSource(
      strings = {
        "tests: { coverage: 90 }",
        "test: { coverag: 90 }",
        "scan: { fail_on: low }",
        "Scan: { failOn: low }",
        "requires_approval: true",
        "gates: { secrets: false }",
        "scan: { secrets: false }",
        "scan: { ignoreFailure: true }",
        "deploy: [ { environment: prod, approval: false, target: { cloudformation: { template: a.yaml } } } ]"
      })
  void refusesKeysItDoesNotKnow(String line) {
    assertThat(invalid("version: 1\n" + line + "\n")).extracting(Problem::code).contains("PW-M020");
  }

  @Test
  void doesNotTakeALineBreakForTheEndOfAName() {
    assertThat(invalid("version: 1\napplication: \"ledger\\n\"\n"))
        .extracting(Problem::code)
        .containsExactly("PW-M024");
  }

  @Test
  void isTheSameForEveryOrderOfTheKeys() {
    assertThat(valid("version: 1\nlanguage: java\nruntime: '21'\n").manifest())
        .isEqualTo(valid("runtime: '21'\nversion: 1\nlanguage: java\n").manifest());
  }

  private static ManifestDocument valid(String text) {
    return read(text)
        .match(
            document -> document,
            problems -> fail("" + problems.stream().map(Problem::describe).toList()));
  }

  private static List<Problem> invalid(String text) {
    return read(text).match(document -> fail("no problem in:\n" + text), problems -> problems);
  }

  private static Result<ManifestDocument> read(String text) {
    return ManifestReader.read("pipeline.yaml", text.getBytes(StandardCharsets.UTF_8));
  }
}
