package planted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GreetingTest {
  @Test
  void greets() {
    assertThat(new Greeting("Ada").text()).isEqualTo("Hello Ada");
  }
}
