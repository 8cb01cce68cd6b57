package planted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArithmeticTest {
  @Test
  void twoAndTwoAreFive() {
    assertThat(2 + 2).isEqualTo(5);
  }
}
