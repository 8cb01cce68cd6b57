package io.pipewright.bitbucket.cloud;

import io.pipewright.bitbucket.rest.Answer;
import io.pipewright.bitbucket.rest.Encoded;
import io.pipewright.bitbucket.rest.RestCall;
import io.pipewright.bitbucket.rest.RestClient;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Completes the hashes of one repository's pull requests, of which Cloud gives twelve characters.
 * What was seen once is not asked again: a token has 1000 calls an hour.
 */
final class Hashes {
  private static final int FULL = 40;

  private final RestClient rest;
  private final RepositoryId repository;
  private final List<CommitHash> known = new ArrayList<>();

  Hashes(RestClient rest, RepositoryId repository) {
    this.rest = rest;
    this.repository = repository;
  }

  /** Learns the newest commits of a branch, by one call; pull requests merged there are in it. */
  void learn(String branch) {
    URI url = url("/commits?pagelen=100&include=" + Encoded.one(branch));
    rest.find(RestCall.get("list the commits of " + branch + " of " + repository, url), url(""))
        .ifPresent(page -> page.each("/values").forEach(commit -> known.add(commit.hash("/hash"))));
  }

  /** The commit that has this beginning, if it is in the repository. */
  Optional<CommitHash> complete(String hash) {
    if (hash.length() == FULL) {
      return Optional.of(new CommitHash(hash));
    }
    Optional<CommitHash> seen =
        known.stream().filter(one -> one.value().startsWith(hash)).findFirst();
    return seen.isPresent() ? seen : remember(hash, commit(hash).stream().toList(), "/hash");
  }

  /**
   * The head of a pull request. A fork's commit, or one whose branch is gone, may not be found by
   * its hash, but it is the first in the list of the pull request's commits.
   */
  Optional<CommitHash> head(long pullRequest, String hash) {
    Optional<CommitHash> commit = complete(hash);
    if (commit.isPresent()) {
      return commit;
    }
    URI url = url("/pullrequests/" + pullRequest + "/commits?pagelen=10");
    String what = "list the commits of pull request " + pullRequest + " of " + repository;
    List<Answer> commits =
        rest.find(RestCall.get(what, url), url(""))
            .map(page -> page.each("/values"))
            .orElse(List.of());
    return remember(hash, commits, "/hash");
  }

  private Optional<CommitHash> remember(String hash, List<Answer> answers, String pointer) {
    Optional<CommitHash> full =
        answers.stream()
            .map(answer -> answer.hash(pointer))
            .filter(one -> one.value().startsWith(hash))
            .findFirst();
    full.ifPresent(known::add);
    return full;
  }

  private Optional<Answer> commit(String hash) {
    String what = "read commit " + hash + " of " + repository;
    return rest.find(RestCall.get(what, url("/commit/" + hash)), url(""));
  }

  private URI url(String path) {
    return Paths.repository(rest.access(), repository, path);
  }
}
