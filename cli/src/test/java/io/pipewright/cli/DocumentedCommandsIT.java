package io.pipewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tutorial and the README show is what happens. */
class DocumentedCommandsIT {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path directory;

  @Test
  void theTutorialIsTrue() throws Exception {
    Path service = copy("node-service");
    Files.delete(service.resolve("pipeline.yaml"));
    git(service);
    assertThat(new ConsoleSession(service).run(HOME.resolve("docs/tutorial.md"))).isEqualTo(10);
  }

  @Test
  void theReadmeIsTrue() throws Exception {
    Path service = copy("node-service");
    git(service);
    assertThat(new ConsoleSession(service).run(HOME.resolve("docs/commands.md"))).isEqualTo(9);
  }

  /** A copy of an example, called as the pages call it. */
  private Path copy(String example) throws IOException {
    Path from = HOME.resolve("examples").resolve(example);
    Path to = directory.resolve("service");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return to;
  }

  private static void git(Path directory) throws Exception {
    String script =
        "git init --quiet && git config user.name Ann && git config user.email ann@example.com"
            + " && git add . && git commit --quiet --message Begin";
    Process process =
        new ProcessBuilder(List.of("bash", "-c", script)).directory(directory.toFile()).start();
    assertThat(process.waitFor()).isZero();
  }
}
