package io.pipewright.bitbucket.rest;

import static io.pipewright.bitbucket.ClientFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.Retry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked again, how often, and for how long. */
class RestRetryTest {
  private RestClientFixture rest;

  @BeforeEach
  void start() throws IOException {
    rest = new RestClientFixture();
  }

  @AfterEach
  void stop() {
    rest.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void triesAgainAfterAPassingFailure(int status) {
    rest.server().answer(status).answer(status).answer(204);

    rest.client().call(rest.get());

    assertThat(rest.server().requests()).hasSize(3);
    assertThat(rest.waits()).hasSize(2);
  }

  @Test
  void waitsForTheSecondsThatTheServerNames() {
    rest.server().answer(429, Map.of("Retry-After", "7"), "").json("{}");

    rest.client().call(rest.get());

    assertThat(rest.waits()).hasSize(1);
    assertThat(rest.waits().get(0)).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
  }

  @Test
  void givesUpAfterFiveAttempts() {
    rest.server().answer(503);

    BitbucketException failure = rest.failure(rest.client());

    assertThat(failure.retryable()).isTrue();
    assertThat(rest.server().requests()).hasSize(5);
    assertThat(rest.waits())
        .hasSize(4)
        .allMatch(wait -> wait.compareTo(Duration.ofSeconds(20)) <= 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409})
  void doesNotRepeatWhatWillFailAgain(int status) {
    rest.server()
        .answer(status, Map.of(), "{\"errors\":[{\"message\":\"no\\nway " + TOKEN + "\"}]}");

    BitbucketException failure = rest.failure(rest.client());

    assertThat(failure.retryable()).isFalse();
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure)
        .hasMessageStartingWith("cannot try: Bitbucket answered " + status + " (no way ***)")
        .hasMessageNotContaining(TOKEN);
    assertThat(rest.server().requests()).hasSize(1);
  }

  @Test
  void saysSoWhenNobodyAnswers() {
    rest.server().close();

    BitbucketException failure = rest.failure(rest.client());

    assertThat(failure.retryable()).isTrue();
    assertThat(failure).hasMessageContaining("no answer from 127.0.0.1 (connection refused)");
    assertThat(rest.waits()).hasSize(4);
  }

  @Test
  void asksAgainAfterHalfAnAnswer() {
    rest.server().half("{\"id\": \"the whole of it\"}").json("{\"id\": 5}");

    assertThat(rest.client().call(rest.get()).text("/id")).isEqualTo("5");
    assertThat(rest.server().requests()).hasSize(2);
  }

  @Test
  void asksAgainAfterWhatIsNoJson() {
    rest.server().json("<html>down for maintenance</html>").json("{\"id\": 5}");

    assertThat(rest.client().call(rest.get()).text("/id")).isEqualTo("5");
  }

  @Test
  @Timeout(20)
  void waitsForNoTrickle() {
    rest.server().trickle("{\"x\":\"" + "x".repeat(1000) + "\"}");

    BitbucketException failure =
        rest.failure(new RestClient(rest.access(), rest.retry().within(Duration.ofMillis(600))));

    assertThat(failure).hasMessage("cannot try: no answer from 127.0.0.1 (timed out)");
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void keepsNoEndlessAnswer() {
    rest.server().json("\"" + "x".repeat(9 * 1024 * 1024) + "\"");

    assertThat(rest.failure(new RestClient(rest.access(), once())).retryable()).isTrue();
  }

  private Retry once() {
    return new Retry(
        1, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1), new Random(7), rest.waits()::add);
  }
}
