package io.pipewright.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipewright.organisation.BitbucketKind;
import io.pipewright.receive.source.SourceRanges;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiveSettingsTest {
  private static final Map<String, String> ENOUGH =
      Map.of(
          "PIPEWRIGHT_BITBUCKET_KIND", "cloud",
          "PIPEWRIGHT_WEBHOOK_SECRET", "pipewright/webhook",
          "PIPEWRIGHT_LEDGER", "pipewright-ledger",
          "PIPEWRIGHT_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/1/q.fifo");

  @Test
  void readsWhatMustBeSet() {
    assertThat(ReceiveSettings.fromEnvironment(ENOUGH))
        .isEqualTo(
            new ReceiveSettings(
                BitbucketKind.CLOUD,
                "pipewright/webhook",
                "pipewright-ledger",
                URI.create("https://sqs.eu-west-1.amazonaws.com/1/q.fifo"),
                SourceRanges.ALL,
                "main"));
  }

  @Test
  void readsWhatMayBeSet() {
    ReceiveSettings settings =
        ReceiveSettings.fromEnvironment(
            with("PIPEWRIGHT_SOURCE_RANGES", "192.0.2.0/24", "PIPEWRIGHT_MAIN_BRANCH", "trunk"));

    assertThat(settings.mainBranch()).isEqualTo("trunk");
    assertThat(settings.sources().admit(Optional.of("192.0.2.1"))).isTrue();
    assertThat(settings.sources().admit(Optional.of("192.0.3.1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PIPEWRIGHT_BITBUCKET_KIND",
        "PIPEWRIGHT_WEBHOOK_SECRET",
        "PIPEWRIGHT_LEDGER",
        "PIPEWRIGHT_QUEUE_URL"
      })
  void saysWhatIsMissing(String name) {
    assertThatThrownBy(() -> ReceiveSettings.fromEnvironment(with(name, "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("set " + name);
  }

  @ParameterizedTest
  @CsvSource({
    "PIPEWRIGHT_BITBUCKET_KIND,server",
    "PIPEWRIGHT_QUEUE_URL,pipewright-deliveries.fifo",
    "PIPEWRIGHT_SOURCE_RANGES,everywhere"
  })
  void saysWhichIsWrong(String name, String value) {
    assertThatThrownBy(() -> ReceiveSettings.fromEnvironment(with(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + ": ")
        .hasMessageContaining(value);
  }

  private static Map<String, String> with(String... namesAndValues) {
    Map<String, String> environment = new HashMap<>(ENOUGH);
    for (int at = 0; at < namesAndValues.length; at += 2) {
      environment.put(namesAndValues[at], namesAndValues[at + 1]);
    }
    return environment;
  }
}
