package io.pipewright.bitbucket.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.BitbucketException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Turns an answer of the REST API that is no success into an exception that says what to do. */
final class RestFailure {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RestFailure() {}

  static BitbucketException of(BitbucketAccess access, String what, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    String detail = access.harmless(serverMessage(response.body()));
    String text =
        "cannot %s: Bitbucket answered %d%s%s"
            .formatted(what, status, detail.isEmpty() ? "" : " (" + detail + ")", advice(status));
    return BitbucketException.answered(status, text, retryAfter(response.headers()));
  }

  /** What went wrong, in words: an exception's class name tells people nothing. */
  static String reason(Throwable failure) {
    if (failure instanceof HttpTimeoutException) {
      return "timed out";
    }
    return failure instanceof ConnectException ? "connection refused" : "connection lost";
  }

  private static String advice(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> "; redirects are not followed: correct bitbucket.url";
      case 401 -> "; check that the token in Secrets Manager is valid and not expired";
      case 403 -> "; the token lacks the permission for this";
      case 404 -> "; check bitbucket.url, and that the token may see this repository";
      default -> "";
    };
  }

  /** Seconds, or a date: then the answer's own date is what it is counted from. */
  static Optional<Duration> retryAfter(HttpHeaders headers) {
    Optional<String> value = headers.firstValue("Retry-After").map(String::strip);
    if (value.filter(text -> text.matches("[0-9]{1,6}")).isPresent()) {
      return value.map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
    Optional<Instant> until = value.flatMap(RestFailure::date);
    Optional<Instant> now = headers.firstValue("Date").flatMap(RestFailure::date);
    return until.flatMap(
        end -> now.map(start -> Duration.between(start, end)).filter(wait -> !wait.isNegative()));
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  /** Data Center sends {@code errors[].message}, Cloud {@code error.message}. */
  private static String serverMessage(byte[] content) {
    try {
      JsonNode answer = JSON.readTree(content);
      String message = answer.path("errors").path(0).path("message").asText("");
      return message.isEmpty() ? answer.path("error").path("message").asText("") : message;
    } catch (IOException notJson) {
      return "";
    }
  }
}
