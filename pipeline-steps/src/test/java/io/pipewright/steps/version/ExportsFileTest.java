package io.pipewright.steps.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.repository.CommitHash;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semver4j.Semver;

class ExportsFileTest {
  private static final VersionedCommit RESULT =
      new VersionedCommit(
          new Semver("1.2.3+b.1"), new CommitHash("a".repeat(40)), "minor: feat: x", true);

  @TempDir Path folder;

  @Test
  void isWhatAShellSources() throws Exception {
    Path file = folder.resolve("exports");
    Files.writeString(file, "old");

    ExportsFile.write(file, RESULT);

    assertThat(file)
        .hasContent(
            """
            export VERSION=1.2.3+b.1
            export TAG=v1.2.3+b.1
            export COMMIT=%s
            """
                .formatted("a".repeat(40)));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void saysThatTheDirectoryIsMissing() {
    assertThatThrownBy(() -> ExportsFile.write(folder.resolve("no/exports"), RESULT))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("--output must name a file in a directory that exists");
  }
}
