package io.pipewright.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusLimitsTest {
  @ParameterizedTest
  @CsvSource({
    "'short', 'short'",
    "'exactly ten', 'exactly…'",
    "'0123456789', '0123456789'",
    "'01234567890', '012345678…'",
    "'a bcdefghijkl', 'a bcdefgh…'",
    "'  padded  ', 'padded'",
  })
  void cutsAtAWordIfOneIsNear(String text, String expected) {
    assertThat(StatusLimits.cut(text, 10)).isEqualTo(expected).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void doesNotCutACharacterInTwo() {
    assertThat(StatusLimits.cut("12345678😀😀", 10)).isEqualTo("12345678…");
  }
}
