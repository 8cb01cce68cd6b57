package io.pipewright.receive.event.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.receive.Payload;
import io.pipewright.receive.event.Event;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadParserTest {
  private final PayloadParser parser = new PayloadParser();

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{} {}", "{\"pullrequest\":7}", "\u0000"})
  void whatIsNoMergeIsMalformed(String body) {
    assertThat(parser.parse("pullrequest:fulfilled", body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Event.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pullrequest:rejected",
        "pullrequest:approved",
        "pullrequest:comment_created",
        "repo:fork",
        "repo:created",
        "repo:deleted",
        "repo:transfer",
        "project:updated",
        "pr:merged",
        "diagnostics:ping"
      })
  void otherEventsAreIgnored(String key) {
    assertThat(parser.parse(key, Payload.of("cloud/pullrequest-fulfilled")))
        .isInstanceOf(Event.Ignored.class);
  }

  /** Cloud's bodies do not say which event they are. */
  @ParameterizedTest
  @CsvSource({
    "pullrequest:fulfilled,cloud/pullrequest-created",
    "pullrequest:fulfilled,cloud/repo-push",
    "pullrequest:created,cloud/pullrequest-fulfilled",
    "pullrequest:updated,cloud/repo-updated",
    "repo:push,cloud/pullrequest-fulfilled",
    "repo:updated,cloud/repo-push"
  })
  void unsignedHeaderCannotTurnAnotherEventInto(String key, String payload) {
    assertThat(parser.parse(key, Payload.of(payload)))
        .isInstanceOfAny(Event.Malformed.class, Event.Ignored.class);
  }

  @Test
  void hasNoPing() {
    assertThat(parser.isPing("diagnostics:ping")).isFalse();
  }

  @Test
  void requestIsNamedByItsOwnHeader() {
    assertThat(parser.requestIdHeader()).isEqualTo("X-Request-UUID");
  }
}
