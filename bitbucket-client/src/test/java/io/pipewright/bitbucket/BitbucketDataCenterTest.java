package io.pipewright.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitbucketDataCenterTest {
  private static final String TOKEN = "BBDC-MDM0MjM5NDc2";
  private static final RepositoryId REPOSITORY = new RepositoryId("PAY", "ledger-api");
  private static final CommitHash COMMIT =
      new CommitHash("0123456789abcdef0123456789abcdef01234567");

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

  @Test
  void postsToTheCommitWithTheTokenAsBearer() throws IOException {
    server.answer(204);

    client().set(REPOSITORY, COMMIT, status("generating", "https://pipewright.example.com/x"));

    assertThat(server.requests()).hasSize(1);
    RestServer.Request request = server.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path())
        .isEqualTo("/rest/api/latest/projects/PAY/repos/ledger-api/commits/" + COMMIT + "/builds");
    assertThat(request.authorization()).contains("Bearer " + TOKEN);
    assertThat(json(request))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"key": "pipewright-generate", "state": "INPROGRESS", "name": "Pipeline",
                     "url": "https://pipewright.example.com/x", "description": "generating",
                     "ref": "refs/heads/main"}
                    """));
  }

  @Test
  void cutsWhatIsTooLongAndLinksToTheCommitInsteadOfABrokenUrl() throws IOException {
    server.answer(204);
    String words = "lint failed ".repeat(60);

    client().set(REPOSITORY, COMMIT, status(words, "https://example.com/" + "a".repeat(500)));

    JsonNode body = json(server.requests().get(0));
    assertThat(body.get("description").asText())
        .hasSizeLessThanOrEqualTo(255)
        .endsWith("failed…")
        .startsWith("lint failed lint");
    assertThat(body.get("url").asText())
        .isEqualTo(server.url() + "/projects/PAY/repos/ledger-api/commits/" + COMMIT);
  }

  @Test
  void refusesAKeyThatWouldHaveToBeCut() {
    BuildStatus status =
        new BuildStatus(
            "k".repeat(256), BuildStatus.State.FAILED, "n", URI.create("https://x"), "d", "");

    assertThatThrownBy(() -> client().set(REPOSITORY, COMMIT, status))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("255");
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void triesAgainAfterAPassingFailure(int status) {
    server.answer(status).answer(status).answer(204);

    client().set(REPOSITORY, COMMIT, status("d", "https://x"));

    assertThat(server.requests()).hasSize(3);
    assertThat(waits).hasSize(2);
  }

  @Test
  void waitsAsLongAsTheServerAsksButNotForever() {
    server
        .answer(429, Map.of("Retry-After", "7"), "")
        .answer(503, Map.of("Retry-After", "86400"), "")
        .answer(204);

    client().set(REPOSITORY, COMMIT, status("d", "https://x"));

    assertThat(waits.get(0)).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
    assertThat(waits.get(1)).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void givesUpAfterFiveAttempts() {
    server.answer(503);

    BitbucketException failure = failure();

    assertThat(failure.retryable()).isTrue();
    assertThat(server.requests()).hasSize(5);
    assertThat(waits).hasSize(4).allMatch(wait -> wait.compareTo(Duration.ofSeconds(20)) <= 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409})
  void doesNotRepeatWhatWillFailAgain(int status) {
    server.answer(status, Map.of(), "{\"errors\":[{\"message\":\"no\\nway " + TOKEN + "\"}]}");

    BitbucketException failure = failure();

    assertThat(failure.retryable()).isFalse();
    assertThat(failure)
        .hasMessageStartingWith("cannot set the build status 'pipewright-generate' on 0123456789ab")
        .hasMessageContaining("answered " + status + " (no way ***)")
        .hasMessageNotContaining(TOKEN);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void sendsNothingToWhereARedirectPoints(int status) throws IOException {
    try (RestServer other = new RestServer()) {
      other.answer(204);
      server.answer(status, Map.of("Location", other.url() + "/elsewhere"), "");

      assertThat(failure()).hasMessageContaining("redirects are not followed");

      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void saysSoWhenNobodyAnswers() {
    server.close();

    BitbucketException failure = failure();

    assertThat(failure.retryable()).isTrue();
    assertThat(failure).hasMessageContaining("no answer from 127.0.0.1 (connection refused)");
    assertThat(waits).hasSize(4);
  }

  @Test
  void readsTheTokenAtEachCallSoThatARotatedOneIsUsed() {
    server.answer(204);
    List<String> tokens = new ArrayList<>(List.of("first", "second"));
    BitbucketDataCenter client =
        new BitbucketDataCenter(new BitbucketAccess(server.url(), () -> tokens.remove(0)), retry());

    client.set(REPOSITORY, COMMIT, status("d", "https://x"));
    client.set(REPOSITORY, COMMIT, status("d", "https://x"));

    assertThat(server.requests())
        .extracting(request -> request.authorization().orElseThrow())
        .containsExactly("Bearer first", "Bearer second");
  }

  private BitbucketException failure() {
    return catchThrowableOfType(
        BitbucketException.class,
        () -> client().set(REPOSITORY, COMMIT, status("d", "https://example.com")));
  }

  private BitbucketDataCenter client() {
    return new BitbucketDataCenter(new BitbucketAccess(server.url(), () -> TOKEN), retry());
  }

  private Retry retry() {
    return Retry.standard(new Random(7), waits::add);
  }

  private static BuildStatus status(String description, String url) {
    return new BuildStatus(
        "pipewright-generate",
        BuildStatus.State.INPROGRESS,
        "Pipeline",
        URI.create(url),
        description,
        "refs/heads/main");
  }

  private static JsonNode json(RestServer.Request request) throws IOException {
    return new ObjectMapper().readTree(request.body());
  }
}
