package io.pipewright.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentNamesTest {
  @ParameterizedTest
  @CsvSource({
    "services/api, api",
    "Web_Front, web-front",
    "2-factor, factor",
    "42, part",
    "___, part",
    "src/currencyservice, currency",
    "recommendation-service, recommendati",
    "lambda-handler-dynamodb, lambda",
    "aa-bb-cc-dd-ee-ff, aa-bb-cc-dd",
    "src, src",
    "adapter/src, adapter"
  })
  void namesAfterTheDirectory(String directory, String name) {
    assertThat(new ComponentNames().of(directory)).isEqualTo(name);
  }

  @Test
  void noTwoAreTheSame() {
    ComponentNames names = new ComponentNames();
    assertThat(names.of("a/service-name")).isEqualTo("service-name");
    assertThat(names.of("b/service-name")).isEqualTo("service-2");
    assertThat(names.of("c/service-2")).isEqualTo("service-2-2");
  }

  @Test
  void fitTheSchemaWhateverTheDirectory() {
    Random random = new Random(12);
    ComponentNames names = new ComponentNames();
    Set<String> taken = new HashSet<>();
    String alphabet = "aAbz019._-/";
    for (int round = 0; round < 2000; round++) {
      StringBuilder directory = new StringBuilder();
      for (int length = 1 + random.nextInt(20); length > 0; length--) {
        directory.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String name = names.of(directory.toString());
      assertThat(name).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*").hasSizeLessThanOrEqualTo(12);
      assertThat(taken.add(name)).isTrue();
    }
  }
}
