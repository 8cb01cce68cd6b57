package io.pipewright.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.problem.FileKind;
import io.pipewright.yaml.YamlReader;
import io.pipewright.yaml.YamlValue;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlScalarTest {
  @ParameterizedTest
  @CsvSource({
    "infra/service.yaml, infra/service.yaml",
    "1.10, '\"1.10\"'",
    "21, '\"21\"'",
    "no, '\"no\"'",
    "True, '\"True\"'",
    "null, '\"null\"'",
    "~, '\"~\"'",
    "'', '\"\"'",
    "a: b, '\"a: b\"'",
    "a #b, '\"a #b\"'",
    "${version}, '\"${version}\"'",
    "-x, '\"-x\"'",
    "a\\b, '\"a\\\\b\"'",
    "2024-01-01, '\"2024-01-01\"'",
    "0x10, '\"0x10\"'",
    ".5, '\".5\"'"
  })
  void quotesWhatIsNotSafe(String text, String yaml) {
    assertThat(YamlScalar.of(text)).isEqualTo(yaml);
  }

  @Test
  void everyTextIsReadBack() {
    Random random = new Random(3);
    for (int round = 0; round < 5000; round++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(8); length > 0; length--) {
        int character = random.nextInt(random.nextBoolean() ? 0x80 : 0x1F9FF);
        if (!Character.isISOControl(character)
            && Character.getType(character) != Character.SURROGATE) {
          text.appendCodePoint(character);
        }
      }
      String yaml = "[" + YamlScalar.of(text.toString()) + "]";
      assertThat(read(yaml)).isEqualTo(text.toString());
    }
  }

  private static String read(String yaml) {
    return YamlReader.read(FileKind.MANIFEST, "x", yaml.getBytes(StandardCharsets.UTF_8))
        .match(
            tree ->
                tree.child(0)
                    .map(value -> ((YamlValue.Scalar) value).text())
                    .orElse("nothing was read"),
            problems -> problems.toString());
  }
}
