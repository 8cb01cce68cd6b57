package io.pipewright.localcloud.bitbucket.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.MergedPullRequest;
import io.pipewright.localcloud.bitbucket.PostedStatus;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestApiTest {
  private static final RepositoryName REPOSITORY = new RepositoryName("PAY", "ledger-api");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String VALID =
      "\"key\": \"k\", \"state\": \"FAILED\", \"url\": \"https://example.com/1\"";

  @TempDir static Path folder;
  private static BitbucketServer bitbucket;
  private static MergedPullRequest merged;

  @BeforeAll
  static void start() throws Exception {
    Path source = Files.createDirectories(folder.resolve("source"));
    Files.writeString(source.resolve("pipeline.yaml"), "version: 1\n");
    bitbucket =
        BitbucketServer.start(
            folder.resolve("bitbucket"),
            new BitbucketAccounts("the-token", "ada", "the-password"),
            Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC),
            0);
    merged = bitbucket.importDirectory(REPOSITORY, source, "feat: <b>begin</b>");
    RealGit server = new RealGit(bitbucket.directoryOf(REPOSITORY));
    server.run("tag", "-a", "v1.0.0", "-m", "Release", merged.mergeCommit());
    server.run("tag", "light", merged.mergeCommit());
  }

  @AfterAll
  static void stop() {
    bitbucket.close();
  }

  @Test
  void keepsTheLastStatusOfAKey() throws Exception {
    assertThat(post("{" + VALID + ", \"description\": \"first\"}").statusCode()).isEqualTo(204);
    assertThat(post("{" + VALID + ", \"description\": \"second\"}").statusCode()).isEqualTo(204);

    JsonNode read = json(get(commits(merged.mergeCommit()) + "/builds?key=k"));

    assertThat(read.get("description").asText()).isEqualTo("second");
    assertThat(bitbucket.statuses(REPOSITORY, merged.mergeCommit()))
        .filteredOn(status -> status.key().equals("k"))
        .containsExactly(
            new PostedStatus("k", "FAILED", "https://example.com/1", "", "second", ""));
    assertThat(get(commits(merged.mergeCommit()) + "/builds?key=other").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'state': 'FAILED', 'url': 'https://x'} | key",
        "{'key': 'k', 'url': 'https://x'} | state",
        "{'key': 'k', 'state': 'STOPPED', 'url': 'https://x'} | state",
        "{'key': 'k', 'state': 'FAILED'} | url",
        "{'key': 'k', 'state': 'FAILED', 'url': '/relative'} | url",
        "{'key': 'k', 'state': 'FAILED', 'url': 'https://x', 'ref': 'main'} | ref",
        "{'key': 'k', 'state': 'FAILED', 'url': 'https://x', 'name': 7} | name",
        "{'key': 'k', 'state': 'FAILED', 'url': 'https://x', 'colour': 'red'} | colour",
      },
      quoteCharacter = '`')
  void refusesWhatDataCenterRefuses(String body, String context) throws Exception {
    HttpResponse<String> response = post(body.replace('\'', '"'));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).at("/errors/0/context").asText()).isEqualTo(context);
  }

  @ParameterizedTest
  @CsvSource({"key, 255", "url, 450", "name, 255", "description, 255"})
  void refusesWhatIsLongerThanTheLimit(String field, int limit) throws Exception {
    String prefix = field.equals("url") ? "https://" : "";
    String fits = prefix + "x".repeat(limit - prefix.length());

    assertThat(post(with(field, fits)).statusCode()).isEqualTo(204);
    HttpResponse<String> refused = post(with(field, fits + "x"));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(refused).at("/errors/0/context").asText()).isEqualTo(field);
    assertThat(json(refused).at("/errors/0/message").asText()).contains(String.valueOf(limit));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/projects/PAY/repos/ledger-api/commits/ffffffffffffffffffffffffffffffffffffffff",
        "/projects/PAY/repos/ledger-api/commits/0123456789ab",
        "/projects/PAY/repos/other/commits/ffffffffffffffffffffffffffffffffffffffff",
        "/projects/PAY/repos/ledger-api/gadgets",
        "/projects/OTHER",
      })
  void answers404ForWhatIsNotThere(String path) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).at("/errors/0/message").asText()).isNotEmpty();
  }

  @Test
  void refusesAStatusOfAnUnknownCommit() throws Exception {
    assertThat(send("POST", commits("f".repeat(40)) + "/builds", "{" + VALID + "}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void showsACommit() throws Exception {
    JsonNode commit = json(get(commits(merged.mergeCommit())));

    assertThat(commit.get("id").asText()).isEqualTo(merged.mergeCommit());
    assertThat(commit.get("message").asText()).startsWith("Pull request #1: feat: <b>begin</b>");
    assertThat(commit.get("parents")).hasSize(2);
    assertThat(commit.at("/parents/0/id").asText()).isEqualTo(merged.targetTipBefore());
  }

  @Test
  void listsTags() throws Exception {
    JsonNode tags = json(get("/projects/pay/repos/ledger-api/tags"));

    assertThat(tags.get("size").asInt()).isEqualTo(2);
    assertThat(tags.at("/values/0/displayId").asText()).isEqualTo("light");
    assertThat(tags.at("/values/0/hash").isNull()).isTrue();
    assertThat(tags.at("/values/1/displayId").asText()).isEqualTo("v1.0.0");
    assertThat(tags.at("/values/1/latestCommit").asText()).isEqualTo(merged.mergeCommit());
    assertThat(tags.at("/values/1/hash").asText()).hasSize(40).isNotEqualTo(merged.mergeCommit());
  }

  @Test
  void letsNobodyInWithoutTheToken() throws Exception {
    URI url = URI.create(bitbucket.url() + "/rest/api/latest/projects/PAY/repos/ledger-api/tags");

    var none = HTTP.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    var wrong =
        HTTP.send(
            HttpRequest.newBuilder(url).header("Authorization", "Bearer the-toke").build(),
            BodyHandlers.ofString());

    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"Bitbucket\"");
    assertThat(wrong.statusCode()).isEqualTo(401);
  }

  @Test
  void showsAPageThatTrustsNoText() throws Exception {
    post(
        """
        {"key": "page", "state": "FAILED", "url": "javascript:alert(1)",
         "name": "<script>", "description": "a & b"}
        """);

    HttpRequest request =
        HttpRequest.newBuilder(bitbucket.commitUrl(REPOSITORY, merged.mergeCommit()))
            .header("Authorization", "Bearer the-token")
            .build();
    String page = HTTP.send(request, BodyHandlers.ofString()).body();

    assertThat(page)
        .contains("&lt;script&gt;", "a &amp; b", "FAILED")
        .doesNotContain("<script>", "javascript:");
  }

  private static String with(String field, String value) {
    return "{" + VALID + ", \"" + field + "\": \"" + value + "\"}";
  }

  private static String commits(String hash) {
    return "/projects/PAY/repos/ledger-api/commits/" + hash;
  }

  private static HttpResponse<String> post(String body) throws Exception {
    return send("POST", commits(merged.mergeCommit()) + "/builds", body);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, "");
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(bitbucket.url() + "/rest/api/latest" + path))
            .header("Authorization", "Bearer the-token")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return new ObjectMapper().readTree(response.body());
  }
}
