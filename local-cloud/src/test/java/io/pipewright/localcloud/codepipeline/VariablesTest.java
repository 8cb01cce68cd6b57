package io.pipewright.localcloud.codepipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipewright.localcloud.server.AwsError;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VariablesTest {
  private final Variables variables = new Variables();

  @BeforeEach
  void values() {
    variables.put("Version", Map.of("TAG", "v1.2.3", "EVIL", "x\",\"name\":\"y $1 \\"));
  }

  private String resolve(String value) {
    return variables.resolve(Map.of("Key", value)).get("Key");
  }

  @Test
  void referencesAreReplaced() {
    assertThat(resolve("tag #{Version.TAG}, again #{Version.TAG}"))
        .isEqualTo("tag v1.2.3, again v1.2.3");
    assertThat(resolve("none ${Version.TAG}")).isEqualTo("none ${Version.TAG}");
  }

  @Test
  void aValueCannotBreakOutOfTheJsonAroundIt() {
    assertThat(resolve("[{\"value\":\"#{Version.EVIL}\"}]"))
        .isEqualTo("[{\"value\":\"x\\\",\\\"name\\\":\\\"y $1 \\\\\"}]");
  }

  @Test
  void aReferenceWithoutAValueFails() {
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> resolve("#{Version.MISSING}"))
        .withMessageContaining("Configuration.Key")
        .withMessageContaining("#{Version.MISSING}");
    assertThatExceptionOfType(AwsError.class).isThrownBy(() -> resolve("#{Nowhere.TAG}"));
  }
}
