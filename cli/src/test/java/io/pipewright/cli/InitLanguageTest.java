package io.pipewright.cli;

import static io.pipewright.cli.InitFixture.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.cli.surroundings.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The languages and components that {@code pipewright init} finds. */
class InitLanguageTest {
  @TempDir private Path temporary;
  private InitFixture repository;

  @BeforeEach
  void makeRepository() throws IOException {
    repository = new InitFixture(temporary.resolve("ledger-api"));
  }

  @Test
  void mavenModulesAreOneApplication() throws IOException {
    repository.write(
        "pom.xml", "<project><properties><java.version>21</java.version></properties></project>");
    repository.write("api/pom.xml", "<project/>");
    repository.write("core/pom.xml", "<project/>");
    assertThat(repository.init()).isEqualTo(ExitCode.FINE);
    assertThat(repository.component().language()).contains("java");
    assertThat(repository.component().runtime()).contains("21");
    assertThat(repository.component().buildTool()).contains("maven");
    assertThat(repository.out())
        .contains("language     java with maven, by pom.xml")
        .contains("runtime      21: pom.xml (java.version) says 21")
        .contains("wrote " + repository.root().resolve("pipeline.yaml"))
        .contains("next: pipewright validate");
  }

  @Test
  void workspacesAreOneApplication() throws IOException {
    repository.write(
        "package.json", "{\"workspaces\": [\"packages/*\"], \"engines\": {\"node\": \"22.x\"}}");
    repository.write("packages/a/package.json", "{}");
    assertThat(repository.init()).isEqualTo(ExitCode.FINE);
    assertThat(repository.component().language()).contains("node");
    assertThat(repository.component().runtime()).contains("22");
  }

  @Test
  void twoServicesAreComponents() throws IOException {
    repository.write("services/api/pom.xml", "<project/>");
    repository.write("services/api/infra/service.yaml", TEMPLATE);
    repository.write("services/web/package.json", "{}");
    repository.write("services/web/.nvmrc", "22");
    assertThat(repository.init()).isEqualTo(ExitCode.FINE);
    assertThat(repository.manifest().components())
        .extracting(part -> part.name().orElse("") + " " + part.directory())
        .containsExactly("api services/api", "web services/web");
    assertThat(repository.manifest().components().get(0).deploy()).hasSize(2);
    assertThat(repository.manifest().components().get(1).runtime()).contains("22");
  }

  @Test
  void pythonNeedsNoMoreThanItsRequirements() throws IOException {
    repository.write("requirements.txt", "flask\n");
    assertThat(repository.init()).isEqualTo(ExitCode.FINE);
    assertThat(repository.component().language()).contains("python");
    assertThat(repository.component().runtime()).isEmpty();
    assertThat(repository.component().deploy()).isEmpty();
  }

  @Test
  void severalLanguagesInTheRootAreSaid() throws IOException {
    repository.write("package.json", "{}");
    repository.write("pyproject.toml", "");
    assertThat(repository.init()).isEqualTo(ExitCode.FINE);
    assertThat(repository.component().language()).contains("node");
    assertThat(repository.text())
        .contains("CHECK: the files fit other languages too: python by pyproject.toml");
    assertThat(repository.out()).contains("CHECK", "python by pyproject.toml", "'node' was taken");
  }

  @Test
  void anEmptyDirectoryGetsAFileThatLacksTheLanguage() throws IOException {
    assertThat(repository.init()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(repository.text()).contains("#language: java");
    assertThat(repository.manifest().application()).contains("ledger-api");
    assertThat(repository.out()).contains("PW-M054", "wrote ", "1 problem is left");
  }
}
