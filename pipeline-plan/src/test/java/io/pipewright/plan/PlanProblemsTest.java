package io.pipewright.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.problem.FileKind;
import io.pipewright.problem.Problem;
import io.pipewright.problem.ProblemCode;
import io.pipewright.repository.RepositoryId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every decision that a manifest can spoil, with a manifest that spoils it. */
class PlanProblemsTest {
  private static final String V = "version: 1\n";

  private record Example(
      ProblemCode code,
      String manifest,
      RepositoryId repository,
      List<String> paths,
      Map<String, String> templates,
      String place) {}

  private static final List<Example> EXAMPLES =
      List.of(
          new Example(
              ProblemCode.REPOSITORY_NOT_OWNED,
              V,
              RepositoryId.parse("PAY/stray"),
              Fixture.PATHS,
              Map.of(),
              "1:1"),
          example(ProblemCode.TEAM_DISAGREES, V + "team: risk\n", "2:7"),
          new Example(
              ProblemCode.APPLICATION_NAME,
              V,
              RepositoryId.parse("PAY/ledger_api"),
              Fixture.PATHS,
              Map.of(),
              "1:1"),
          example(ProblemCode.APPLICATION_NAME, V + "application: ledger-web\n", "2:14"),
          example(ProblemCode.LANGUAGE_UNKNOWN, V + "language: jva\n", "2:11"),
          files(ProblemCode.LANGUAGE_UNDETECTED, V, "README.md"),
          files(ProblemCode.LANGUAGE_AMBIGUOUS, V, "pom.xml", "package.json"),
          example(ProblemCode.RUNTIME_UNKNOWN, V + "runtime: 22\n", "2:10"),
          example(ProblemCode.BUILD_TOOL_UNKNOWN, V + "build: { tool: maven3 }\n", "2:16"),
          files(ProblemCode.BUILD_TOOL_UNDETECTED, V + "language: java\n", "package.json"),
          example(ProblemCode.ARTIFACT_UNKNOWN, V + "artifact: jarr\n", "2:11"),
          example(ProblemCode.GATE_WEAKENED, V + "test: { coverage: 59 }\n", "2:19"),
          example(ProblemCode.GATE_WEAKENED, V + "scan: { failOn: critical }\n", "2:17"),
          example(
              ProblemCode.ENVIRONMENT_UNKNOWN, deploy("prdo", "infra/service.yaml", ""), "3:18"),
          example(
              ProblemCode.ENVIRONMENT_REPEATED,
              deploy("dev", "infra/service.yaml", "")
                  + deploy("dev", "infra/service.yaml", "").substring((V + "deploy:\n").length()),
              "5:18"),
          example(
              ProblemCode.ENVIRONMENT_ELSEWHERE,
              deploy("frankfurt", "infra/service.yaml", ""),
              "3:18"),
          example(ProblemCode.TEMPLATE_MISSING, deploy("dev", "infra/servce.yaml", ""), "4:43"),
          parameter(ProblemCode.PLACEHOLDER_UNKNOWN, "${versoin}"),
          parameter(ProblemCode.PLACEHOLDER_UNKNOWN, "s3://${artifact.bucket}/x"),
          parameter(ProblemCode.PLACEHOLDER_UNKNOWN, "${version"),
          parameter(ProblemCode.INJECTION, "#{Source.VersionId}"),
          parameter(ProblemCode.INJECTION, "{{resolve:secretsmanager:pipewright/bitbucket-token}}"),
          example(
              ProblemCode.PARAMETERS_TOO_LARGE,
              deploy("dev", "infra/service.yaml", ", parameters: { A: '" + "é".repeat(510) + "' }"),
              "4:75"),
          components(
              ProblemCode.DIRECTORY_MISSING, "{ directory: ap }", "{ directory: web }", "3:21"),
          components(
              ProblemCode.DIRECTORY_MISSING,
              "{ directory: api, uses: [libs] }",
              "{ directory: web }",
              "3:33"),
          components(
              ProblemCode.DIRECTORIES_OVERLAP,
              "{ directory: api }",
              "{ directory: api/more }",
              "4:21"),
          components(
              ProblemCode.DEPLOYMENT_ORDER,
              "{ directory: api, deploy: [" + item("dev") + ", " + item("prod") + "] }",
              "{ directory: web, deploy: [" + item("prod") + ", " + item("dev") + "] }",
              "3:3"),
          new Example(
              ProblemCode.TOO_MANY_STAGES,
              manyStages(),
              Fixture.LEDGER,
              Stream.concat(
                      Fixture.PATHS.stream(),
                      Stream.iterate(0, i -> i + 1).limit(12).map(i -> "c" + i + "/pom.xml"))
                  .toList(),
              Map.of(),
              "3:3"),
          template(ProblemCode.PARAMETER_UNKNOWN, "{ Sise: small }", "4:83"),
          template(ProblemCode.PARAMETER_MISSING, "{}", "4:75"),
          template(ProblemCode.PARAMETER_VALUE, "{ Size: huge }", "4:83"),
          new Example(
              ProblemCode.TEMPLATE_UNREADABLE,
              deploy("dev", "infra/service.yaml", ""),
              Fixture.LEDGER,
              Fixture.PATHS,
              Map.of("infra/service.yaml", "Outputs: {}\n"),
              "4:43"));

  @TestFactory
  Stream<DynamicTest> everyCodeHasAManifestThatTriggersIt() {
    return EXAMPLES.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.code() + ": " + example.manifest(), () -> check(example)));
  }

  @Test
  void theListIsComplete() {
    Set<ProblemCode> planning =
        Arrays.stream(ProblemCode.values())
            .filter(code -> code.in(FileKind.MANIFEST).compareTo("PW-M050") >= 0)
            .filter(code -> code.in(FileKind.MANIFEST).compareTo("PW-M080") < 0)
            .collect(Collectors.toSet());
    assertThat(EXAMPLES.stream().map(Example::code).collect(Collectors.toSet()))
        .isEqualTo(planning);
  }

  @Test
  void suggestsWhatWasMeant() {
    Map<String, String> fixes =
        EXAMPLES.stream()
            .flatMap(example -> problems(example).stream())
            .filter(problem -> problem.fix().startsWith("did you mean"))
            .collect(Collectors.toMap(Problem::found, Problem::fix, (one, other) -> one));
    assertThat(fixes)
        .containsEntry("prdo", "did you mean 'prod'?")
        .containsEntry("jva", "did you mean 'java'?")
        .containsEntry("infra/servce.yaml", "did you mean 'infra/service.yaml'?")
        .containsEntry("${versoin}", "did you mean '${version}'?")
        .containsEntry("jarr", "did you mean 'jar'?")
        .containsEntry("maven3", "did you mean 'maven'?");
  }

  @Test
  void namesTheEnvironmentsThatCanBeDeployedTo() {
    Problem problem =
        Fixture.problems(Fixture.plan(deploy("frankfurt", "infra/service.yaml", ""))).get(0);
    assertThat(problem.message())
        .isEqualTo(
            "the environment 'frankfurt' is in eu-central-1, and the pipelines in eu-west-1 cannot"
                + " deploy there");
    assertThat(problem.found()).isEqualTo("frankfurt");
    assertThat(problem.allowed()).containsExactly("dev", "test", "prod");
    assertThat(problem.fix())
        .isEqualTo("deploy to an environment in eu-west-1, or ask the DevOps team for one");
  }

  @Test
  void tellsAllProblemsAtOnce() {
    assertThat(
            Fixture.problems(
                Fixture.plan(
                    V
                        + "team: risk\nlanguage: jva\ntest: { coverage: 1 }\n"
                        + deploy("prdo", "x.yaml", ", parameters: { A: \"${x}\" }")
                            .substring(V.length()))))
        .extracting(Problem::code)
        .containsExactly("PW-M051", "PW-M053", "PW-M060", "PW-M061", "PW-M063", "PW-M064");
  }

  private static void check(Example example) {
    List<Problem> problems = problems(example);
    assertThat(problems)
        .extracting(Problem::code)
        .containsExactly(example.code().in(FileKind.MANIFEST));
    Problem problem = problems.get(0);
    assertThat(problem.at().line() + ":" + problem.at().column())
        .as(problem.describe())
        .isEqualTo(example.place());
    assertThat(problem.fix()).isNotBlank();
  }

  private static List<Problem> problems(Example example) {
    return Fixture.problems(
        Fixture.plan(
            example.manifest(), example.repository(), example.paths(), example.templates()));
  }

  private static Example example(ProblemCode code, String manifest, String place) {
    return new Example(code, manifest, Fixture.LEDGER, Fixture.PATHS, Map.of(), place);
  }

  private static Example components(ProblemCode code, String api, String web, String place) {
    return new Example(
        code,
        V + "components:\n  api: " + api + "\n  web: " + web + "\n",
        Fixture.LEDGER,
        List.of("infra/service.yaml", "api/pom.xml", "api/more/pom.xml", "web/package.json"),
        Map.of(),
        place);
  }

  private static String item(String environment) {
    return "{ environment: "
        + environment
        + ", target: { cloudformation: { template: infra/service.yaml } } }";
  }

  private static String manyStages() {
    StringBuilder text = new StringBuilder(V).append("components:\n");
    for (int index = 0; index < 12; index++) {
      text.append("  c" + index + ": { directory: c" + index + ", deploy: [");
      text.append(item("dev") + ", " + item("test") + ", " + item("prod") + "] }\n");
    }
    return text.toString();
  }

  private static Example template(ProblemCode code, String parameters, String place) {
    String size =
        code == ProblemCode.PARAMETER_UNKNOWN
            ? "{ Type: String, Default: a }"
            : "{ Type: String, AllowedValues: [small, large] }";
    String template = "{ Parameters: { Size: " + size + " }, Resources: { A: !Ref B } }";
    return new Example(
        code,
        deploy("dev", "infra/service.yaml", ", parameters: " + parameters),
        Fixture.LEDGER,
        Fixture.PATHS,
        Map.of("infra/service.yaml", template),
        place);
  }

  private static Example files(ProblemCode code, String manifest, String... paths) {
    String place = manifest.contains("language") ? "2:11" : "1:1";
    return new Example(code, manifest, Fixture.LEDGER, List.of(paths), Map.of(), place);
  }

  private static Example parameter(ProblemCode code, String value) {
    return example(
        code,
        deploy("dev", "infra/service.yaml", ", parameters: { A: \"" + value + "\" }"),
        "4:80");
  }

  private static String deploy(String environment, String template, String more) {
    return V
        + "deploy:\n  - environment: "
        + environment
        + "\n    target: { cloudformation: { template: "
        + template
        + more
        + " } }\n";
  }
}
