package io.pipewright.bitbucket.cloud;

import io.pipewright.bitbucket.PullRequest;
import io.pipewright.bitbucket.PullRequest.State;
import io.pipewright.bitbucket.rest.Answer;
import io.pipewright.bitbucket.rest.PullRequestState;
import io.pipewright.repository.CommitHash;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads a pull request as Cloud describes it, and completes its hashes. */
final class PullRequestReader {
  private static final String HASH = "[0-9a-f]{7,40}";

  private final Hashes hashes;

  PullRequestReader(Hashes hashes) {
    this.hashes = hashes;
  }

  PullRequest read(Answer answer) {
    State state = PullRequestState.of(answer);
    Optional<CommitHash> merge =
        answer
            .find("/merge_commit/hash")
            .filter(hash -> hash.matches(HASH))
            .flatMap(hashes::complete);
    return new PullRequest(
        answer.json().path("id").asLong(),
        state,
        head(answer, merge),
        answer.text("/source/branch/name"),
        isFromFork(answer),
        answer.text("/destination/branch/name"),
        merge,
        state == State.OPEN ? Optional.empty() : answer.find("/updated_on").flatMap(this::date));
  }

  private CommitHash head(Answer answer, Optional<CommitHash> merge) {
    long id = answer.json().path("id").asLong();
    Optional<CommitHash> head =
        answer
            .find("/source/commit/hash")
            .filter(hash -> hash.matches(HASH))
            .flatMap(hash -> hashes.head(id, hash));
    return head.or(() -> merge).orElseThrow(() -> answer.lacks("a head that is still there"));
  }

  /** A fork that was deleted is missing. */
  private static boolean isFromFork(Answer answer) {
    Optional<String> source = answer.find("/source/repository/full_name");
    return source.isEmpty()
        || !source.get().equalsIgnoreCase(answer.text("/destination/repository/full_name"));
  }

  private Optional<Instant> date(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
