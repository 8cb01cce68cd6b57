package io.pipewright.plan.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.plan.PlannedJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenPlanTest {
  @Test
  void readsWhatWasWritten() throws Exception {
    JsonNode plan = PlannedJson.of(PlannedJson.MANIFEST);
    assertThat(PlanDiff.between(WrittenPlan.read(bytes(plan.toPrettyString())), plan)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense                             | is not JSON: see line 1, column 1",
        "{ \"name\": \"x\", \"stages\": [     | is not JSON",
        "{} {}                                | is not JSON",
        "{ \"a\": 1, \"a\": 2 }               | is not JSON",
        "{ \"name\": \"x\" }                  | is no plan",
        "[]                                   | is no plan",
        "{ \"name\": 1, \"stages\": [] }      | is no plan"
      })
  void refusesWhatIsNoPlan(String text, String reason) {
    assertThatThrownBy(() -> WrittenPlan.read(bytes(text)))
        .isInstanceOf(NotAPlanException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("jackson");
  }

  @Test
  void refusesAnEmptyFileAndOneThatIsNotUtf8() {
    assertThatThrownBy(() -> WrittenPlan.read(new byte[0])).hasMessageContaining("is no plan");
    assertThatThrownBy(() -> WrittenPlan.read(new byte[] {'"', (byte) 0xc3, '(', '"'}))
        .isInstanceOf(NotAPlanException.class)
        .hasMessageStartingWith("is not JSON");
  }

  @Test
  void refusesWhatIsNestedTooDeepOrTooLarge() {
    assertThatThrownBy(() -> WrittenPlan.read(bytes("[".repeat(1_000_000))))
        .hasMessageContaining("nested deeper than 100 levels");
    assertThatThrownBy(() -> WrittenPlan.read(new byte[WrittenPlan.LARGEST + 1]))
        .hasMessageContaining("20 MB");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
