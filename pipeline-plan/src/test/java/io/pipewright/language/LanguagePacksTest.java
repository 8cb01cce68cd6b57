package io.pipewright.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.pipewright.problem.Problem;
import io.pipewright.problem.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagePacksTest {
  private static final String PACK =
      """
      version: 1
      name: java
      title: Java
      image: aws/codebuild/standard:7.0
      runtime: { name: java, default: "17", versions: { "17": corretto17 } }
      buildTools: { maven: [pom.xml], gradle: ["build.gradle*"] }
      artifacts: [jar]
      steps:
        lint: { tool: Lint 1.0, requires: [java], files: { "a.sh": &shared "echo shared\\n" }, run: echo lint }
        build: { tool: Build 1.0, requires: [java], files: { "a.sh": *shared }, run: echo build, output: . }
        sast: { tool: Sast 1.0, requires: [java], input: build, run: echo sast }
        sbom: { tool: Sbom 1.0, requires: [java], run: echo sbom, output: out }
        package: { tool: Package 1.0, requires: [jar], input: build, run: echo package, output: out }
      """;
  private static final String GATE =
      """
      version: 1
      name: secrets
      title: Secrets
      image: aws/codebuild/standard:7.0
      runtime: { name: nodejs, default: "20", versions: { "20": "20" } }
      step: { tool: Secrets 1.0, requires: [node], run: echo secrets }
      """;

  @Test
  void readsAPack() {
    LanguagePack pack = packs().packs().get("java");
    assertThat(pack.runtime().versions()).containsExactly(Map.entry("17", "corretto17"));
    assertThat(pack.buildTools().keySet()).containsExactly("maven", "gradle");
    assertThat(pack.steps().lint().files()).containsExactly(Map.entry("a.sh", "echo shared\n"));
    assertThat(pack.steps().build().files()).isEqualTo(pack.steps().lint().files());
    assertThat(pack.steps().build().output()).contains(Step.Output.TREE);
    assertThat(pack.steps().packaging().output()).contains(Step.Output.OUT);
    assertThat(pack.steps().packaging().input()).isEqualTo(Step.Input.BUILD);
    assertThat(pack.steps().lint().install()).isEmpty();
  }

  @Test
  void recognisesByTheFilesAtTheRoot() {
    assertThat(packs().recognise(List.of("README.md", "pom.xml"))).hasSize(1);
    assertThat(packs().recognise(List.of("docs/pom.xml"))).isEmpty();
    LanguagePack pack = packs().packs().get("java");
    assertThat(LanguagePacks.buildTools(pack, List.of("build.gradle.kts", "pom.xml")))
        .containsExactly("maven", "gradle");
  }

  @ParameterizedTest(name = "{0}: {1} becomes {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "PW-L080|title: Java|title: Java|other.yaml",
        "PW-L081|standard:7.0|standard:latest|",
        "PW-L081|standard:7.0|standard|",
        "PW-L081|aws/codebuild/standard:7.0|localhost:5000/java|",
        "PW-L082|default: \"17\"|default: \"18\"|",
        "PW-L024|[pom.xml]|['pom.{xml']|",
        "PW-L021|'echo build, output: .'|'echo build'|",
        "PW-L021|'  lint: {'|'  lnt: {'|",
        "PW-L020|'  lint: {'|'  lnt: {'|",
        "PW-L023|'requires: [java], run: echo sbom'|'requires: [java], input: tree, run: echo sbom'|",
        "PW-L023|'tool: Lint 1.0,'|'tool: Lint 1.0, input: build,'|",
        "PW-L020|'tool: Lint 1.0,'|'tool: Lint 1.0, ignoreFailure: true,'|",
        "PW-L024|a.sh|../a.sh|",
        "PW-L024|a.sh|run.sh|",
        "PW-L024|requires: [jar]|requires: ['$(id)']|",
        "PW-L026|'name: java\\n'|'name: java-with-kotlin-and-also-scala\\n'|"
      })
  void refuses(String code, String target, String replacement, String file) {
    assertThat(PACK).contains(target.replace("\\n", "\n"));
    String text = PACK.replace(target.replace("\\n", "\n"), replacement.replace("\\n", "\n"));
    assertThat(
            problems(Map.of(file == null ? "java.yaml" : file, text), Map.of("secrets.yaml", GATE)))
        .contains(code);
  }

  @Test
  void wantsTheSecretsGate() {
    assertThat(problems(Map.of("java.yaml", PACK), Map.of())).containsExactly("PW-L083");
    assertThat(
            problems(
                Map.of("java.yaml", PACK),
                Map.of("other.yaml", GATE.replace("name: secrets", "name: other"))))
        .containsExactly("PW-L083");
  }

  @Test
  void letsNoGateHideAStep() {
    assertThat(
            problems(
                Map.of("java.yaml", PACK),
                Map.of(
                    "secrets.yaml",
                    GATE,
                    "sast.yaml",
                    GATE.replace("name: secrets", "name: sast"))))
        .containsExactly("PW-L080");
  }

  @Test
  void tellsTheProblemsOfAllFiles() {
    Result<LanguagePacks> result =
        LanguagePacks.parse(
            Map.of("java.yaml", PACK + "x: 1\n", "node.yaml", "version: 1\n"),
            Map.of("secrets.yaml", GATE + "y: 1\n"));
    List<Problem> problems = result.match(value -> fail("read"), found -> found);
    assertThat(problems)
        .extracting(problem -> problem.at().file())
        .contains("java.yaml", "node.yaml", "secrets.yaml");
  }

  private static LanguagePacks packs() {
    return LanguagePacks.parse(Map.of("java.yaml", PACK), Map.of("secrets.yaml", GATE))
        .match(packs -> packs, problems -> fail("" + problems));
  }

  private static List<String> problems(Map<String, String> languages, Map<String, String> gates) {
    return LanguagePacks.parse(languages, gates)
        .match(
            packs -> fail("they were read"),
            problems -> problems.stream().map(Problem::code).toList());
  }
}
