package io.pipewright.receive.event.datacenter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.receive.Payload;
import io.pipewright.receive.event.Event;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadParserTest {
  private final PayloadParser parser = new PayloadParser();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "null",
        "7",
        "\"pr:merged\"",
        "{} {}",
        "{\"pullRequest\":7}",
        "\u0000",
      })
  void whatIsNoMergeIsMalformed(String body) {
    assertThat(parser.parse("pr:merged", body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Event.Malformed.class);
  }

  @Test
  void deepNestingIsMalformed() {
    byte[] body = "[".repeat(200_000).getBytes(StandardCharsets.UTF_8);

    assertThat(parser.parse("pr:merged", body)).isInstanceOf(Event.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pr:declined",
        "pr:deleted",
        "pr:comment:added",
        "pr:reviewer:approved",
        "repo:forked",
        "project:modified",
        // A mirror tells of every push a second time.
        "mirror:repo_synchronized",
        "something:new",
        "PR:MERGED"
      })
  void otherEventsAreIgnored(String key) {
    byte[] body = Payload.of(Payload.MERGED, root -> root.put("eventKey", key));

    assertThat(parser.parse(key, body)).isInstanceOf(Event.Ignored.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pr:merged", "pr:opened", "repo:refs_changed", "repo:modified"})
  void unsignedHeaderCannotTurnAnotherEventInto(String key) {
    byte[] declined = Payload.of(Payload.MERGED, root -> root.put("eventKey", "pr:declined"));

    assertThat(parser.parse(key, declined)).isInstanceOf(Event.Malformed.class);
  }

  @Test
  void reasonQuotesNothingOfTheBody() {
    byte[] body =
        Payload.of(
            Payload.MERGED,
            root -> root.withObject("/pullRequest/toRef/repository").put("slug", "a\nsecret"));

    assertThat(parser.parse("pr:merged", body))
        .isInstanceOfSatisfying(
            Event.Malformed.class,
            malformed ->
                assertThat(malformed.reason())
                    .startsWith("pullRequest.toRef.repository is not")
                    .doesNotContain("secret"));
  }

  @Test
  void pingIsNotRead() {
    assertThat(parser.isPing("diagnostics:ping")).isTrue();
    assertThat(parser.isPing("pr:merged")).isFalse();
    assertThat(parser.parse("diagnostics:ping", new byte[] {0})).isEqualTo(new Event.Ping());
  }

  @Test
  void requestIsNamedByItsOwnHeader() {
    assertThat(parser.requestIdHeader()).isEqualTo("X-Request-Id");
  }
}
