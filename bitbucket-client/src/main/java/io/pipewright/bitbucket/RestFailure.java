package io.pipewright.bitbucket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** Turns an answer of the REST API that is no success into an exception that says what to do. */
final class RestFailure {
  private static final int LONGEST_ERROR = 64 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private RestFailure() {}

  static BitbucketException of(
      BitbucketAccess access, String what, HttpResponse<?> response, InputStream content)
      throws IOException {
    int status = response.statusCode();
    String detail = access.harmless(serverMessage(content.readNBytes(LONGEST_ERROR)));
    String text =
        "cannot %s: Bitbucket answered %d%s%s"
            .formatted(what, status, detail.isEmpty() ? "" : " (" + detail + ")", advice(status));
    if (status != 429 && status < 500) {
      return new BitbucketException(text, false);
    }
    return retryAfter(response)
        .map(wait -> BitbucketException.after(text, wait))
        .orElseGet(() -> new BitbucketException(text, true));
  }

  /** What went wrong, in words: an exception's class name tells people nothing. */
  static String reason(IOException failure) {
    if (failure instanceof HttpTimeoutException) {
      return "timed out";
    }
    return failure instanceof ConnectException ? "connection refused" : "connection lost";
  }

  private static String advice(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> "; redirects are not followed: correct bitbucket.url";
      case 401 -> "; check that the token in Secrets Manager is valid and not expired";
      case 403 -> "; the token needs the permission to read this repository";
      case 404 -> "; check bitbucket.url, and that the token may see this repository";
      default -> "";
    };
  }

  private static Optional<Duration> retryAfter(HttpResponse<?> response) {
    // Data Center's rate limiting sends seconds, never a date.
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("[0-9]{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private static String serverMessage(byte[] content) {
    try {
      JsonNode message = JSON.readTree(content).path("errors").path(0).path("message");
      return message.asText("");
    } catch (IOException notJson) {
      return "";
    }
  }
}
