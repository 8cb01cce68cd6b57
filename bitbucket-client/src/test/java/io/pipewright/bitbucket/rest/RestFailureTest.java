package io.pipewright.bitbucket.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from an answer that is an error. */
class RestFailureTest {
  private RestClientFixture rest;

  @BeforeEach
  void start() throws IOException {
    rest = new RestClientFixture();
  }

  @AfterEach
  void stop() {
    rest.close();
  }

  @Test
  void readsTheMessageOfCloud() {
    rest.server()
        .answer(400, Map.of(), "{\"type\":\"error\",\"error\":{\"message\":\"Bad request\"}}");

    assertThat(rest.failure(rest.client()))
        .hasMessage("cannot try: Bitbucket answered 400 (Bad request)");
  }

  @Test
  void shortensALongError() {
    String message = "y".repeat(60_000);
    rest.server().answer(400, Map.of(), "{\"errors\":[{\"message\":\"" + message + "\"}]}");

    assertThat(rest.failure(rest.client()).text()).hasSizeLessThan(400).contains("yyy…");
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

  private static HttpHeaders headers(Map<String, String> headers) {
    Map<String, List<String>> lists = new HashMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return HttpHeaders.of(lists, (name, value) -> true);
  }
}
