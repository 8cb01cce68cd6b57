package io.pipewright.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchAnswerTest {
  private static final Set<String> ALL = Set.of("a", "b");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "{\"batchItemFailures\":null}",
        "{\"batchItemFailures\":[]}",
        "{\"else\":1}"
      })
  void noListOrAnEmptyOneMeansThatAllIsWell(String answer) {
    assertThat(BatchAnswer.failed(answer, ALL)).contains(Set.of());
  }

  @Test
  void whatIsNamedHasFailed() {
    assertThat(BatchAnswer.failed("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}", ALL))
        .contains(Set.of("b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "[]",
        "\"text\"",
        "{\"batchItemFailures\":\"b\"}",
        "{\"batchItemFailures\":[{}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"c\"}]}",
        "{\"batchItemFailures\":[{\"messageId\":\"a\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"c\"}]}"
      })
  void aMalformedAnswerIsNone(String answer) {
    assertThat(BatchAnswer.failed(answer, ALL)).isEmpty();
  }
}
