package io.pipewright.cli;

import static io.pipewright.cli.InitFixture.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.cli.surroundings.ExitCode;
import io.pipewright.manifest.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pipewright init} in directories that nobody prepared. */
class InitDirectoryTest {
  @TempDir private Path temporary;
  private InitFixture repository;

  @BeforeEach
  void makeRepository() throws IOException {
    repository = new InitFixture(temporary.resolve("ledger-api"));
  }

  @Test
  void oddNamesDoNoHarm() throws IOException {
    repository.write("pom.xml", "<project/>");
    repository.write("we ird/na\nme 😀/pom.xml", "<project/>");
    repository.write("😀/package.json", "{}");
    repository.write("infra/my template.yaml", TEMPLATE);
    assertThat(repository.init()).isEqualTo(ExitCode.FINE);
    assertThat(repository.component().deploy()).isEmpty();
  }

  @Test
  void seesWhatGitWouldAdd() throws Exception {
    assertThat(
            new ProcessBuilder("git", "init", "-q", repository.root().toString())
                .inheritIO()
                .start()
                .waitFor())
        .isZero();
    repository.write(".gitignore", "generated/\n");
    repository.write("generated/pom.xml", "<project/>");
    repository.write("web/package.json", "{}");
    assertThat(repository.init()).isEqualTo(ExitCode.FINE);
    assertThat(repository.manifest().components())
        .extracting(Component::directory)
        .containsExactly("web");
  }

  @Test
  void saysThatItIsBelowTheRootOfARepository() throws Exception {
    assertThat(
            new ProcessBuilder("git", "init", "-q", repository.root().toString())
                .inheritIO()
                .start()
                .waitFor())
        .isZero();
    repository.write("web/package.json", "{}");
    assertThat(repository.run("init", repository.root().resolve("web").toString()))
        .isEqualTo(ExitCode.FINE);
    assertThat(repository.out()).contains("not the root");
  }

  @Test
  void aLongNameIsCut() throws IOException {
    repository = new InitFixture(temporary.resolve("A_".repeat(100)));
    repository.write("pom.xml", "<project/>");
    assertThat(repository.init()).isEqualTo(ExitCode.FINE);
    assertThat(repository.manifest().application().orElse("")).hasSizeBetween(1, 30);
  }

  @Test
  void twentyThousandFilesTakeAMoment() throws IOException {
    repository.write("pom.xml", "<project/>");
    for (int directory = 0; directory < 200; directory++) {
      Path at = Files.createDirectories(repository.root().resolve("src/main/java/d" + directory));
      for (int file = 0; file < 100; file++) {
        Files.createFile(at.resolve("File" + file + ".java"));
      }
    }
    long start = System.nanoTime();
    assertThat(repository.init()).isEqualTo(ExitCode.FINE);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }
}
