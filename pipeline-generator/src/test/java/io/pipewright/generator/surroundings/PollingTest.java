package io.pipewright.generator.surroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PollingTest {
  private final ManualTime time = new ManualTime();

  @Test
  void asksAtGrowingDistances() {
    List<Instant> asked = new ArrayList<>();
    time.polling()
        .until(
            "a reply",
            Duration.ofMinutes(1),
            () -> {
              asked.add(time.instant());
              return asked.size() == 4 ? Optional.of("yes") : Optional.empty();
            });

    Instant start = asked.get(0);
    assertThat(asked)
        .extracting(at -> Duration.between(start, at).toMillis())
        .containsExactly(0L, 200L, 500L, 950L);
  }

  @Test
  void givesUpAndSaysOnWhat() {
    assertThatThrownBy(
            () -> time.polling().until("the stack a--b", Duration.ofMinutes(1), Optional::empty))
        .isInstanceOf(SurroundingsException.class)
        .hasMessage("gave up waiting for the stack a--b after 60 s");
  }
}
