package io.pipewright.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        ">=20; 20 22",
        ">= 20; 20 22",
        ">20; 22",
        "<20; 18",
        "<=20; 18 20",
        "^20.9.0; 20",
        "~20.9.1; 20",
        "20; 20",
        "v20.11.1; 20",
        "20.x; 20",
        "20.x.x; 20",
        "*; 18 20 22",
        "18 - 20; 18 20",
        ">=18 <22; 18 20",
        ">=18, <22; 18 20",
        ">=18 <22.0.0-0; 18 20",
        "^18 || ^22; 18 22",
        "18||20; 18 20",
        ">=23; ''",
        "<20 >22; ''"
      })
  void readsNpm(String range, String lines) {
    assertThat(admitted(range, "18", "20", "22")).isEqualTo(lines);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        ">=3.11; 3.11 3.12 3.13",
        ">=3.11.5; 3.11 3.12 3.13",
        ">=3.9,<3.12; 3.11",
        ">=3.9,<4; 3.11 3.12 3.13",
        "~=3.11; 3.11 3.12 3.13",
        "~=3.11.2; 3.11",
        "==3.12.*; 3.12",
        "==3.12; 3.12",
        "^3.12; 3.12 3.13",
        "3.1; ''",
        "3; 3.11 3.12 3.13"
      })
  void readsPython(String range, String lines) {
    assertThat(admitted(range, "3.11", "3.12", "3.13")).isEqualTo(lines);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "lts/iron",
        "latest",
        "!=3.11",
        ">=3.8,!=3.9.0",
        ">=",
        "20 ||",
        "1.2.3.foo",
        "9999999"
      })
  void understandsNothingElse(String range) {
    assertThat(VersionRange.parse(range)).isEmpty();
  }

  @Test
  void everyTextHasAnAnswer() {
    Random random = new Random(20);
    String alphabet = "0123456789.xX*<>=~^|-, vab\n";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(20); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      VersionRange.parse(text.toString()).ifPresent(range -> range.admits("20"));
    }
  }

  private static String admitted(String range, String... lines) {
    VersionRange parsed = VersionRange.parse(range).orElseThrow();
    List<String> admitted = Stream.of(lines).filter(parsed::admits).toList();
    return String.join(" ", admitted);
  }
}
