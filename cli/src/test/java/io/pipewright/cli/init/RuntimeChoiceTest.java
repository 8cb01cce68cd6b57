package io.pipewright.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.language.LanguageRuntime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written for what a repository says; "-" stands for the pack's default, left to stand. */
class RuntimeChoiceTest {
  @ParameterizedTest
  @CsvSource({
    "nodejs, 22, 22",
    "nodejs, v22.1.0, 22",
    "nodejs, lts/jod, 22",
    "nodejs, lts/iron, 20",
    "nodejs, lts/*, -",
    "nodejs, node, -",
    "nodejs, 18, -",
    "nodejs, >=18, -",
    "nodejs, >=22, 22",
    "nodejs, 20.x, 20",
    "java, 21, 21",
    "java, 1.8, -",
    "java, 17.0.8, 17",
    "java, 21.0.5+11, 21",
    "java, temurin-21.0.5, 21",
    "java, openjdk64-17.0.2, 17",
    "java, corretto-11.0.24.8.1, 11",
    "java, 21.0.4-tem, 21",
    "java, ${jdk}, -",
    "python, 3.12.4, 3.12",
    "python, 3.1, -",
    "python, 3.10, -",
    "python, pypy3.10-7.3.12, -",
    "python, '>=3.12,<4', 3.12",
    "python, '>=3.9,<4', -"
  })
  void followsWhatIsSaid(String runtime, String said, String written) {
    assertThat(choice(runtime, said).version().orElse("-")).isEqualTo(written);
  }

  @Test
  void saysWhereItReadIt() {
    assertThat(choice("nodejs", "18").reason())
        .isEqualTo("the-file says 18, which the language pack does not have, only 20, 22.");
    assertThat(choice("nodejs", "evil\n\u001b[31mtext").reason())
        .contains("evil??[31mtext")
        .doesNotContain("\n");
    assertThat(choice("nodejs", "1".repeat(5000)).reason()).hasSizeLessThan(200);
  }

  private static RuntimeChoice choice(String runtime, String said) {
    LanguageRuntime pack =
        Packs.ALL.packs().values().stream()
            .map(language -> language.runtime())
            .filter(one -> one.name().equals(runtime))
            .findFirst()
            .orElse(new LanguageRuntime("none", "", Map.of()));
    return RuntimeChoice.of(pack, Optional.of(new Declaration(said, "the-file")));
  }
}
