package io.pipewright.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTest {
  @Test
  void isOneLineThatDoesNothing() {
    assertThat(Shown.text("a\nb\u001b[1m\u2028\u202e\u0000 ü😀 \ud800"))
        .isEqualTo("a?b?[1m??? ü😀 ?");
  }

  @Test
  void isShort() {
    assertThat(Shown.text("😀".repeat(80))).isEqualTo("😀".repeat(80));
    assertThat(Shown.text("😀".repeat(81))).isEqualTo("😀".repeat(80) + "…");
    assertThat(Shown.some(List.of("a", "b", "c"), 2)).isEqualTo("a, b and 1 more");
    assertThat(Shown.some(List.of("a", "b"), 2)).isEqualTo("a, b");
  }
}
