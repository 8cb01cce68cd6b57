package io.pipewright.localcloud.codebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobsTest {
  @TempDir Path base;

  @BeforeEach
  void files() throws IOException {
    for (String file : List.of("a.txt", "b.jar", ".hidden", "sub/c.txt", "sub/deep/d.txt")) {
      Files.createDirectories(base.resolve(file).resolveSibling("."));
      Files.writeString(base.resolve(file), file);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "**/*          | .hidden a.txt b.jar sub/c.txt sub/deep/d.txt",
        "*             | .hidden a.txt b.jar",
        "**/*.txt      | a.txt sub/c.txt sub/deep/d.txt",
        "sub/*         | sub/c.txt",
        "sub/**/*      | sub/c.txt sub/deep/d.txt",
        "./a.txt       | a.txt",
        "*.{jar,war}   | b.jar",
        "none          | ''",
      })
  void patternsMatchAsInBuildspecs(String pattern, String expected) throws IOException {
    List<String> found = Globs.find(base, List.of(pattern)).stream().map(Path::toString).toList();

    assertThat(String.join(" ", found)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../secret", "sub/../../secret"})
  void patternsThatLeadOutAreRefused(String pattern) {
    assertThatExceptionOfType(InvalidBuildspec.class)
        .isThrownBy(() -> Globs.find(base, List.of(pattern)));
  }

  @Test
  void linksToDirectoriesAreFoundAndNotFollowed() throws IOException {
    Files.createSymbolicLink(base.resolve("link"), Path.of("sub"));

    assertThat(Globs.find(base, List.of("link", "link/**/*"))).containsExactly(Path.of("link"));
  }
}
