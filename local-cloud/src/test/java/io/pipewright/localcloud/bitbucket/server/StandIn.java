package io.pipewright.localcloud.bitbucket.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.localcloud.bitbucket.Account;
import io.pipewright.localcloud.bitbucket.BitbucketAccounts;
import io.pipewright.localcloud.bitbucket.BitbucketKind;
import io.pipewright.localcloud.bitbucket.Change;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import io.pipewright.localcloud.bitbucket.Right;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A started stand-in with one repository, and raw HTTP to it. */
final class StandIn implements AutoCloseable {
  static final RepositoryName REPOSITORY = new RepositoryName("PAY", "ledger-api");
  static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  final BitbucketServer server;
  private Instant now = NOON;

  /** What came back. */
  record Reply(int status, JsonNode body) {}

  private StandIn(BitbucketKind kind, Path folder) throws IOException {
    List<Account> others =
        List.of(
            new Account("reader", "reads", Right.REPO_READ),
            new Account("writer", "writes", Right.REPO_WRITE),
            new Account("admin", "administers", Right.REPO_ADMIN));
    server =
        BitbucketServer.start(
            kind,
            folder.resolve("bitbucket"),
            new BitbucketAccounts("the-token", "ada", "the-password", others),
            new Ticking(),
            0);
    Path source = Files.createDirectories(folder.resolve("source"));
    Files.writeString(source.resolve("pipeline.yaml"), "version: 1\n");
    server.importDirectory(REPOSITORY, source, "feat: begin");
  }

  static StandIn dataCenter(Path folder) throws IOException {
    return new StandIn(BitbucketKind.DATA_CENTER, folder);
  }

  static StandIn cloud(Path folder) throws IOException {
    return new StandIn(BitbucketKind.CLOUD, folder);
  }

  void later(Duration duration) {
    now = now.plus(duration);
  }

  static Change change(String branch, String file, String text) {
    return new Change(branch, "feat: " + branch, Map.of(file, text));
  }

  String head(String revision) throws Exception {
    return git().run("rev-parse", revision);
  }

  RealGit git() {
    return new RealGit(server.directoryOf(REPOSITORY));
  }

  Reply get(String path) throws Exception {
    return call("the-token", "GET", path, "");
  }

  Reply send(String method, String path, String body) throws Exception {
    return call("the-token", method, path, body);
  }

  Reply call(String token, String method, String path, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    var response = HTTP.send(request.build(), BodyHandlers.ofString());
    String text = response.body();
    return new Reply(response.statusCode(), JSON.readTree(text.isEmpty() ? "{}" : text));
  }

  /** What a browser sees of a commit. */
  String page(String commit) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.commitUrl(REPOSITORY, commit))
            .header("Authorization", "Bearer the-token")
            .build();
    return HTTP.send(request, BodyHandlers.ofString()).body();
  }

  @Override
  public void close() {
    server.close();
  }

  private final class Ticking extends Clock {
    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
