package io.pipewright.cli.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.cli.surroundings.SurroundingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFileTest {
  @TempDir private Path directory;
  private Path path = Path.of("");

  @BeforeEach
  void name() {
    path = directory.resolve("pipeline.yaml");
  }

  @Test
  void writesWhatIsNotThere() throws Exception {
    new ManifestFile(path).write("new", false);
    assertThat(path).hasContent("new");
    assertThat(directory)
        .isDirectoryContaining(path::equals)
        .isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void replacesOnlyIfToldTo() throws Exception {
    Files.writeString(path, "old");
    assertThatThrownBy(() -> new ManifestFile(path).write("new", false))
        .isInstanceOf(SurroundingsException.class)
        .hasMessageContaining("--force");
    assertThat(path).hasContent("old");
    new ManifestFile(path).write("new", true);
    assertThat(path).hasContent("new");
  }

  @Test
  void followsNoLink() throws Exception {
    Path target = Files.writeString(directory.resolve("target"), "precious");
    Files.createSymbolicLink(path, target);
    assertThatThrownBy(() -> new ManifestFile(path).write("new", false))
        .isInstanceOf(SurroundingsException.class);
    new ManifestFile(path).write("new", true);
    assertThat(target).hasContent("precious");
    assertThat(Files.isSymbolicLink(path)).isFalse();
    assertThat(path).hasContent("new");
  }

  @Test
  void aLinkToNowhereIsThereToo() throws Exception {
    Files.createSymbolicLink(path, directory.resolve("nowhere"));
    assertThatThrownBy(() -> new ManifestFile(path).check(false))
        .isInstanceOf(SurroundingsException.class);
    assertThat(directory.resolve("nowhere")).doesNotExist();
  }

  @Test
  void itsPassingFileFollowsNoLinkEither() throws Exception {
    Path target = Files.writeString(directory.resolve("target"), "precious");
    Files.createSymbolicLink(directory.resolve(".pipeline.yaml.new"), target);
    new ManifestFile(path).write("new", false);
    assertThat(target).hasContent("precious");
    assertThat(path).hasContent("new");
  }

  @Test
  void doesNotWriteIntoADirectory() throws Exception {
    Files.createDirectory(path);
    assertThatThrownBy(() -> new ManifestFile(path).write("new", true))
        .isInstanceOf(SurroundingsException.class)
        .hasMessageContaining("is a directory");
  }

  @Test
  void saysThatItCannotWrite() {
    assertThatThrownBy(
            () -> new ManifestFile(directory.resolve("no/pipeline.yaml")).write("x", false))
        .isInstanceOf(SurroundingsException.class)
        .hasMessageContaining("cannot write");
  }
}
