package io.pipewright.bitbucket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Bitbucket Data Center's REST API, as far as the factory uses it: {@code POST
 * …/commits/{commit}/builds}, which needs no more than the right to read the repository. Redirects
 * are not followed: the token goes to the configured host or nowhere.
 */
public final class BitbucketDataCenter implements BuildStatuses {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BitbucketAccess access;
  private final Retry retry;
  private final HttpClient http;

  /**
   * Prepares the client; nothing is called yet.
   *
   * @param access the server and the right to use it
   * @param retry how often and when a failed call is repeated
   */
  public BitbucketDataCenter(BitbucketAccess access, Retry retry) {
    this.access = access;
    this.retry = retry;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
  }

  @Override
  public void set(RepositoryId repository, CommitHash commit, BuildStatus status) {
    if (status.key().isBlank() || status.key().length() > StatusLimits.KEY) {
      // Cutting would let two statuses become one.
      throw new IllegalArgumentException(
          "a build status key has 1 to " + StatusLimits.KEY + " characters: " + status.key());
    }
    URI url = access.restUrl(repository, "/commits/" + commit + "/builds");
    String body = body(repository, commit, status).toString();
    String what = "set the build status '%s' on %s".formatted(status.key(), commit.abbreviated());
    retry.call(() -> post(url, body, what + " of " + repository));
  }

  private ObjectNode body(RepositoryId repository, CommitHash commit, BuildStatus status) {
    ObjectNode body = JSON.createObjectNode();
    body.put("key", status.key());
    body.put("state", status.state().name());
    body.put("name", StatusLimits.cut(status.name(), StatusLimits.NAME));
    body.put("url", link(repository, commit, status.url()));
    body.put("description", StatusLimits.cut(status.description(), StatusLimits.DESCRIPTION));
    if (status.ref().startsWith("refs/")) {
      body.put("ref", status.ref());
    }
    return body;
  }

  /** A link that is too long cannot be cut; the commit's own page is better than no status. */
  private String link(RepositoryId repository, CommitHash commit, URI url) {
    String text = url.toString();
    return text.length() <= StatusLimits.URL
        ? text
        : "%s/projects/%s/repos/%s/commits/%s"
            .formatted(access.baseUrl(), repository.project(), repository.slug(), commit);
  }

  private boolean post(URI url, String body, String what) {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(ANSWER)
            .header("Authorization", access.authorization())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
      try (var content = response.body()) {
        if (response.statusCode() / 100 == 2) {
          return true;
        }
        throw RestFailure.of(access, what, response, content);
      }
    } catch (IOException unreachable) {
      throw new BitbucketException(
          "cannot %s: no answer from %s (%s)"
              .formatted(what, url.getHost(), RestFailure.reason(unreachable)),
          true);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BitbucketException("cannot " + what + ": interrupted", true);
    }
  }
}
