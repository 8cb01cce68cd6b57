package io.pipewright.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts that start the image's programs, with the jars of the build. */
class ScriptsIT {
  private static final Path STEPS = Launcher.HOME.resolve("bin/pipewright-steps");

  @TempDir Path directory;

  @Test
  void stepsStartFromTheRepository() throws Exception {
    Launcher.Finished help = Launcher.run(directory, STEPS.toString(), "--help");

    assertThat(help.exitCode()).as(help.output()).isZero();
    assertThat(help.output()).startsWith("Usage: pipewright-steps").contains("version");
  }

  /** There the script stands alone, and a variable names the jars. */
  @Test
  void stepsStartAsInTheImage() throws Exception {
    Path script = directory.resolve("pipewright-steps");
    Files.copy(STEPS, script, StandardCopyOption.COPY_ATTRIBUTES);
    Path lib = Files.createDirectory(directory.resolve("lib"));
    Files.createSymbolicLink(
        lib.resolve("steps"), Launcher.HOME.resolve("pipeline-steps/target/lib"));

    assertThat(Launcher.run(directory, script.toString(), "--help").exitCode()).isNotZero();
    assertThat(
            Launcher.run(directory, "env", "PIPEWRIGHT_LIB=" + lib, script.toString(), "--help")
                .exitCode())
        .isZero();
  }
}
