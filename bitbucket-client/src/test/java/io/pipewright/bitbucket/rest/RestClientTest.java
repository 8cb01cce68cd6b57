package io.pipewright.bitbucket.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.BitbucketException;
import io.pipewright.bitbucket.RestServer;
import io.pipewright.bitbucket.Retry;
import io.pipewright.organisation.BitbucketKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestClientTest {
  private static final String TOKEN = "BBDC-MDM0MjM5NDc2";

  private final List<Duration> waits = new ArrayList<>();
  private RestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new RestServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(BitbucketKind.class)
  void sendsTheTokenAsBearer(BitbucketKind kind) {
    server.json("{}");

    new RestClient(access(kind), retry())
        .call(RestCall.get("try", URI.create(access(kind).apiUrl() + "/x")));

    assertThat(server.requests())
        .extracting(request -> request.authorization().orElse(""))
        .containsExactly("Bearer " + TOKEN);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void triesAgainAfterAPassingFailure(int status) {
    server.answer(status).answer(status).answer(204);

    client().call(get());

    assertThat(server.requests()).hasSize(3);
    assertThat(waits).hasSize(2);
  }

  @Test
  void waitsForTheSecondsThatTheServerNames() {
    server.answer(429, Map.of("Retry-After", "7"), "").json("{}");

    client().call(get());

    assertThat(waits).hasSize(1);
    assertThat(waits.get(0)).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
  }

  @ParameterizedTest
  @CsvSource({
    "'Wed, 21 Oct 2015 07:28:30 GMT', 30",
    "'Wed, 21 Oct 2015 07:28:00 GMT', 0",
  })
  void waitsForTheDateThatTheServerNamesByTheServersOwnClock(String until, long seconds) {
    // The server of the JDK sets the header Date itself, so headers are read without one.
    assertThat(
            RestFailure.retryAfter(
                headers(Map.of("Retry-After", until, "Date", "Wed, 21 Oct 2015 07:28:00 GMT"))))
        .contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "soon", "Wed, 21 Oct 2015 07:27:00 GMT", "99999999999", ""})
  void ignoresAnAbsurdTime(String until) {
    assertThat(
            RestFailure.retryAfter(
                headers(Map.of("Retry-After", until, "Date", "Wed, 21 Oct 2015 07:28:00 GMT"))))
        .isEmpty();
    assertThat(
            RestFailure.retryAfter(headers(Map.of("Retry-After", "Wed, 21 Oct 2015 07:28:30 GMT"))))
        .isEmpty();
  }

  @Test
  void givesUpAfterFiveAttempts() {
    server.answer(503);

    BitbucketException failure = failure(client());

    assertThat(failure.retryable()).isTrue();
    assertThat(server.requests()).hasSize(5);
    assertThat(waits).hasSize(4).allMatch(wait -> wait.compareTo(Duration.ofSeconds(20)) <= 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409})
  void doesNotRepeatWhatWillFailAgain(int status) {
    server.answer(status, Map.of(), "{\"errors\":[{\"message\":\"no\\nway " + TOKEN + "\"}]}");

    BitbucketException failure = failure(client());

    assertThat(failure.retryable()).isFalse();
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure)
        .hasMessageStartingWith("cannot try: Bitbucket answered " + status + " (no way ***)")
        .hasMessageNotContaining(TOKEN);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void readsTheMessageOfCloud() {
    server.answer(400, Map.of(), "{\"type\":\"error\",\"error\":{\"message\":\"Bad request\"}}");

    assertThat(failure(client())).hasMessage("cannot try: Bitbucket answered 400 (Bad request)");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void sendsNothingToWhereARedirectPoints(int status) throws IOException {
    try (RestServer other = new RestServer()) {
      other.json("{}");
      server.answer(status, Map.of("Location", other.url() + "/elsewhere"), "");

      assertThat(failure(client())).hasMessageContaining("redirects are not followed");

      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void callsNoOtherServerWhoeverMadeTheUrl() throws IOException {
    try (RestServer other = new RestServer()) {
      other.json("{}");
      for (String url :
          List.of(other.url() + "/rest/x", server.url() + ".example.com/x", server.url() + "0/x")) {
        RestCall call = RestCall.get("try", URI.create(url));
        assertThatIllegalArgumentException().isThrownBy(() -> client().call(call));
        assertThatIllegalArgumentException().isThrownBy(() -> client().status(call));
      }
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void saysSoWhenNobodyAnswers() {
    server.close();

    BitbucketException failure = failure(client());

    assertThat(failure.retryable()).isTrue();
    assertThat(failure).hasMessageContaining("no answer from 127.0.0.1 (connection refused)");
    assertThat(waits).hasSize(4);
  }

  @Test
  void asksAgainAfterHalfAnAnswer() {
    server.half("{\"id\": \"the whole of it\"}").json("{\"id\": 5}");

    assertThat(client().call(get()).text("/id")).isEqualTo("5");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void asksAgainAfterWhatIsNoJson() {
    server.json("<html>down for maintenance</html>").json("{\"id\": 5}");

    assertThat(client().call(get()).text("/id")).isEqualTo("5");
  }

  @Test
  @Timeout(20)
  void waitsForNoTrickle() {
    server.trickle("{\"x\":\"" + "x".repeat(1000) + "\"}");

    BitbucketException failure =
        failure(new RestClient(access(), retry().within(Duration.ofMillis(600))));

    assertThat(failure).hasMessage("cannot try: no answer from 127.0.0.1 (timed out)");
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void keepsNoEndlessAnswer() {
    server.json("\"" + "x".repeat(9 * 1024 * 1024) + "\"");

    assertThat(failure(new RestClient(access(), once())).retryable()).isTrue();
  }

  @Test
  void shortensALongError() {
    String message = "y".repeat(60_000);
    server.answer(400, Map.of(), "{\"errors\":[{\"message\":\"" + message + "\"}]}");

    assertThat(failure(client()).text()).hasSizeLessThan(400).contains("yyy…");
  }

  @Test
  void findsNothingOnlyIfTheContainerIsThere() {
    server.answer(404).json("{}");

    assertThat(client().find(get(), server.url().resolve("/rest/repository"))).isEmpty();
    assertThat(server.lines()).containsExactly("GET /rest/x", "GET /rest/repository");
  }

  @Test
  void doesNotTakeAMissingContainerForAMissingThing() {
    server.answer(404);

    BitbucketException failure =
        catchThrowableOfType(
            BitbucketException.class,
            () -> client().find(get(), server.url().resolve("/rest/repository")));

    assertThat(failure.status()).isEqualTo(404);
    assertThat(failure).hasMessageContaining("check bitbucket.url");
  }

  @Test
  void readsTheTokenAtEachCallSoThatARotatedOneIsUsed() {
    server.json("{}");
    List<String> tokens = new ArrayList<>(List.of("first", "second"));
    RestClient client =
        new RestClient(
            new BitbucketAccess(BitbucketKind.DATA_CENTER, server.url(), () -> tokens.remove(0)),
            retry());

    client.call(get());
    client.call(RestCall.post("try", get().url(), JsonNodeFactory.instance.objectNode()));

    assertThat(server.requests())
        .extracting(request -> request.authorization().orElseThrow())
        .containsExactly("Bearer first", "Bearer second");
  }

  @Test
  void saysWhatAnAnswerLacks() {
    Answer answer = new Answer("try", JsonNodeFactory.instance.objectNode().put("id", "abc"));

    assertThat(catchThrowableOfType(BitbucketException.class, () -> answer.hash("/id")))
        .hasMessage("cannot try: Bitbucket's answer lacks /id as a full hash");
    assertThat(catchThrowableOfType(BitbucketException.class, () -> answer.each("/values")))
        .hasMessage("cannot try: Bitbucket's answer lacks /values");
    assertThat(answer.find("/none")).isEqualTo(Optional.empty());
  }

  private static HttpHeaders headers(Map<String, String> headers) {
    Map<String, List<String>> lists = new HashMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return HttpHeaders.of(lists, (name, value) -> true);
  }

  private RestCall get() {
    return RestCall.get("try", server.url().resolve("/rest/x"));
  }

  private BitbucketException failure(RestClient client) {
    return catchThrowableOfType(BitbucketException.class, () -> client.call(get()));
  }

  private RestClient client() {
    return new RestClient(access(), retry());
  }

  private BitbucketAccess access() {
    return access(BitbucketKind.DATA_CENTER);
  }

  private BitbucketAccess access(BitbucketKind kind) {
    return new BitbucketAccess(kind, server.url(), () -> TOKEN);
  }

  private Retry retry() {
    return Retry.standard(new Random(7), waits::add);
  }

  private Retry once() {
    return new Retry(
        1, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1), new Random(7), waits::add);
  }
}
