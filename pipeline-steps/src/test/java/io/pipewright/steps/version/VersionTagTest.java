package io.pipewright.steps.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.semver4j.Semver;

class VersionTagTest {
  @ParameterizedTest
  @ValueSource(strings = {"v0.0.0", "v1.2.3", "v1.2.3-rc.1", "v1.2.3+build.5", "v10.20.30-a+b"})
  void readsAVersion(String name) {
    assertThat(VersionTag.parse(name)).map(VersionTag::nameOf).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.3",
        "v",
        "v1",
        "v1.2",
        "v1.2.3.4",
        "v01.2.3",
        "vv1.2.3",
        "v 1.2.3",
        "v1.2.3 ",
        "V1.2.3",
        "vendor",
        "v1.2.3-",
        "v1.2.3-01",
        "v1.2.x",
        "v99999999999.0.0",
        "v-1.2.3",
        "v1.2.3\n"
      })
  void ignoresAnythingElse(String name) {
    assertThat(VersionTag.parse(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "1.0.0, 1.0.0",
    "1.0.0 1.10.0 1.9.0, 1.10.0",
    "2.0.0:light 1.0.0, 1.0.0",
    "2.0.0:light, ''",
    "2.0.0-rc.1, ''",
    "2.0.0-rc.1 1.0.0, 1.0.0",
  })
  void theHighestAnnotatedReleaseOnTheCommitIsItsVersion(String tags, String expected) {
    List<VersionTag> onCommit =
        Arrays.stream(tags.split(" "))
            .filter(tag -> !tag.isEmpty())
            .map(
                tag ->
                    new VersionTag(new Semver(tag.replace(":light", "")), !tag.endsWith(":light")))
            .toList();
    VersionHistory history = new VersionHistory(onCommit, Optional.empty(), List.of(), List.of());

    assertThat(history.released().map(tag -> tag.version().getVersion()).orElse(""))
        .isEqualTo(expected);
  }
}
