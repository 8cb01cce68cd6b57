package io.pipewright.bitbucket.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.bitbucket.PullRequest;
import io.pipewright.bitbucket.rest.Answer;
import io.pipewright.bitbucket.rest.PullRequestState;
import io.pipewright.repository.CommitHash;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/** Reads a pull request as Data Center describes it. */
final class PullRequestReader {
  private static final String BRANCHES = "refs/heads/";

  private PullRequestReader() {}

  static PullRequest read(Answer answer) {
    return new PullRequest(
        answer.json().path("id").asLong(),
        PullRequestState.of(answer),
        answer.hash("/fromRef/latestCommit"),
        branch(answer.text("/fromRef/id")),
        !repository(answer, "/fromRef").equals(repository(answer, "/toRef")),
        branch(answer.text("/toRef/id")),
        answer
            .find("/properties/mergeCommit/id")
            .filter(hash -> hash.matches("[0-9a-f]{40}"))
            .map(CommitHash::new),
        closed(answer.json().path("closedDate")));
  }

  private static String repository(Answer answer, String end) {
    return (answer.text(end + "/repository/project/key")
            + "/"
            + answer.text(end + "/repository/slug"))
        .toLowerCase(Locale.ROOT);
  }

  private static String branch(String reference) {
    return reference.startsWith(BRANCHES) ? reference.substring(BRANCHES.length()) : reference;
  }

  /** Milliseconds since 1970 up to version 9, ISO 8601 from 10. */
  private static Optional<Instant> closed(JsonNode date) {
    if (date.isNumber()) {
      return Optional.of(Instant.ofEpochMilli(date.asLong()));
    }
    try {
      return date.isTextual()
          ? Optional.of(OffsetDateTime.parse(date.asText()).toInstant())
          : Optional.empty();
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
