package io.pipewright.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The limits of a queue that a function works off. */
class EventSourceTest {
  @Test
  void limitsAreToldAtOnce() {
    assertThatThrownBy(() -> new EventSource("u", "a", "eu-west-1", 11, 1, Duration.ofSeconds(1)))
        .hasMessageContaining("1 to 10");
    assertThatThrownBy(() -> new EventSource("u", "a", "eu-west-1", 1, 0, Duration.ofSeconds(1)))
        .hasMessageContaining("at least");
    assertThatThrownBy(() -> new EventSource("u", "a", "eu-west-1", 1, 1, Duration.ofSeconds(21)))
        .hasMessageContaining("0 to 20 s");
  }
}
