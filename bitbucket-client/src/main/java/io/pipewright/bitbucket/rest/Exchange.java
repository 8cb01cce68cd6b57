package io.pipewright.bitbucket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.bitbucket.BitbucketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a request and waits for the whole answer, but not for ever. */
final class Exchange {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  /**
   * Sends a request.
   *
   * @param left how long it may take; never longer than 20 seconds
   * @throws BitbucketException if there was no whole answer in time
   */
  HttpResponse<byte[]> send(
      RestCall call, String authorization, Duration left, BodyHandler<byte[]> handler) {
    Duration time = left.compareTo(ANSWER) < 0 ? left : ANSWER;
    // A request's own timeout ends with the answer's headers; a body may trickle for ever.
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request(call, authorization), handler);
    try {
      return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw lost(call, "timed out");
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause();
      throw lost(call, cause == null ? "connection lost" : RestFailure.reason(cause));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BitbucketException("cannot " + call.what() + ": interrupted", true);
    } finally {
      answer.cancel(true);
    }
  }

  private static HttpRequest request(RestCall call, String authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.url())
            .header("Authorization", authorization)
            .header("Accept", "application/json");
    if (call.body().isPresent()) {
      request.header("Content-Type", "application/json");
    }
    BodyPublisher body =
        call.body()
            .map(JsonNode::toString)
            .map(BodyPublishers::ofString)
            .orElseGet(BodyPublishers::noBody);
    return request.method(call.method(), body).build();
  }

  private static BitbucketException lost(RestCall call, String reason) {
    return new BitbucketException(
        "cannot %s: no answer from %s (%s)".formatted(call.what(), call.url().getHost(), reason),
        true);
  }
}
