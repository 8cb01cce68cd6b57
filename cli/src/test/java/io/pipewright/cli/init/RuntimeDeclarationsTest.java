package io.pipewright.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeDeclarationsTest {
  private static final String POM =
      """
      <?xml version="1.0"?>
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <properties><jdk> 21 </jdk><java.version>${jdk}</java.version></properties>
        <profiles><profile><properties><java.version>8</java.version></properties></profile></profiles>
      </project>
      """;

  private final Map<String, String> files = new HashMap<>();

  @Test
  void versionFilesComeFirst() {
    files.put("api/package.json", "{\"engines\": {\"node\": \">=18\"}}");
    assertThat(said("nodejs", "api")).contains("api/package.json (engines.node) says >=18");
    files.put(".nvmrc", "# for nvm\n\nv22\n");
    assertThat(said("nodejs", "api")).contains(".nvmrc says v22");
    files.put("api/.node-version", "20");
    files.put("api/.nvmrc", "21");
    assertThat(said("nodejs", "api")).contains("api/.nvmrc says 21");
  }

  @Test
  void readsPoms() {
    files.put("pom.xml", POM);
    assertThat(said("java", "")).contains("pom.xml (java.version) says 21");
    files.put(
        "pom.xml",
        "<project><properties><maven.compiler.release>11</maven.compiler.release>"
            + "<java.version>8</java.version></properties></project>");
    assertThat(said("java", "")).contains("pom.xml (maven.compiler.release) says 11");
    files.put(
        "pom.xml",
        "<project><build><plugins><plugin><configuration><release>17</release></configuration>"
            + "</plugin></plugins></build></project>");
    assertThat(said("java", "")).contains("pom.xml (compiler plugin's release) says 17");
    files.put(".java-version", "21");
    assertThat(said("java", "")).contains(".java-version says 21");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not XML",
        "<project>",
        "<project><properties><java.version></java.version></properties></project>",
        "<project><properties><java.version>${java.version}</java.version></properties></project>",
        "<!DOCTYPE p [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
            + "<project><properties><java.version>&e;</java.version></properties></project>"
      })
  void aPomThatSaysNothingIsNoFault(String pom) {
    files.put("pom.xml", pom);
    assertThat(said("java", "")).isEmpty();
  }

  @Test
  void aDeepPomTakesNoTime() {
    files.put("pom.xml", "<a>".repeat(300_000));
    assertThat(said("java", "")).isEmpty();
  }

  @Test
  void readsPyprojects() {
    files.put(
        "pyproject.toml",
        "[tool.x]\nrequires-python = \"3\"\n[project] # it\nrequires-python='>=3.12'");
    assertThat(said("python", "")).contains("pyproject.toml (requires-python) says >=3.12");
    files.put("pyproject.toml", "[ tool.poetry.dependencies ]\npython = \"^3.11\" # or later\n");
    assertThat(said("python", "")).contains("pyproject.toml (python) says ^3.11");
    files.put("pyproject.toml", "[project]\nname = \"x\"\n[[other]]\nrequires-python = \"3\"\n");
    assertThat(said("python", "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "{\"engines\": 3}", "{\"engines\": {\"node\": 20}}", "null"})
  void aPackageThatSaysNothingIsNoFault(String text) {
    files.put("package.json", text);
    assertThat(said("nodejs", "")).isEmpty();
  }

  @Test
  void knowsNothingOfOtherRuntimes() {
    assertThat(said("ruby", "")).isEmpty();
  }

  private Optional<String> said(String runtime, String directory) {
    return new RuntimeDeclarations(
            new RepositoryTexts(new KnownFiles(files)),
            new Layout.Place(Optional.empty(), directory, List.of()))
        .of(runtime)
        .map(Declaration::describe);
  }
}
