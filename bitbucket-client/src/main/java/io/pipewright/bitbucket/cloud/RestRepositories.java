package io.pipewright.bitbucket.cloud;

import io.pipewright.bitbucket.PullRequest;
import io.pipewright.bitbucket.Repositories;
import io.pipewright.bitbucket.rest.Answer;
import io.pipewright.bitbucket.rest.Encoded;
import io.pipewright.bitbucket.rest.RestCall;
import io.pipewright.bitbucket.rest.RestClient;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads repositories; needs the scopes to read repositories and pull requests. */
public final class RestRepositories implements Repositories {
  /** As many pull requests as Cloud puts on a page. */
  private static final int PAGE = 50;

  private final RestClient rest;

  /** Calls by {@code rest}. */
  public RestRepositories(RestClient rest) {
    this.rest = rest;
  }

  @Override
  public Optional<PullRequest> pullRequest(RepositoryId repository, long id) {
    return find(repository, "read pull request " + id, "/pullrequests/" + id)
        .map(new PullRequestReader(new Hashes(rest, repository))::read);
  }

  @Override
  public List<PullRequest> merged(RepositoryId repository, String branch, int limit) {
    String filter =
        "state=\"MERGED\" AND destination.branch.name=\"%s\""
            .formatted(branch.replace("\\", "\\\\").replace("\"", "\\\""));
    String query =
        "?q=%s&sort=-updated_on&pagelen=%d".formatted(Encoded.one(filter), Math.min(PAGE, limit));
    String what = "list the pull requests merged into %s of %s".formatted(branch, repository);
    List<Answer> merged = Pages.read(rest, what, url(repository, "/pullrequests" + query), limit);
    if (merged.isEmpty()) {
      return List.of();
    }
    Hashes hashes = new Hashes(rest, repository);
    hashes.learn(branch);
    return merged.stream().map(new PullRequestReader(hashes)::read).toList();
  }

  @Override
  public Optional<CommitHash> tip(RepositoryId repository, String branch) {
    return find(
            repository, "read the tip of " + branch, "/refs/branches/" + Encoded.segments(branch))
        .filter(found -> found.find("/name").orElse(branch).equals(branch))
        .map(found -> found.hash("/target/hash"));
  }

  @Override
  public Optional<CommitHash> resolve(RepositoryId repository, String hash) {
    if (!hash.matches("[0-9a-f]{7,40}")) {
      throw new IllegalArgumentException("not 7 to 40 hexadecimal digits: '" + hash + "'");
    }
    return find(repository, "read commit " + hash, "/commit/" + hash)
        .map(commit -> commit.hash("/hash"))
        .filter(full -> full.value().startsWith(hash));
  }

  @Override
  public boolean contains(RepositoryId repository, CommitHash newer, CommitHash older) {
    String what = "compare %s with %s".formatted(older.abbreviated(), newer.abbreviated());
    String path = "/commits/" + older + "?exclude=" + newer + "&pagelen=1";
    return find(repository, what, path).map(page -> page.each("/values").isEmpty()).orElse(false);
  }

  private Optional<Answer> find(RepositoryId repository, String what, String path) {
    return rest.find(
        RestCall.get(what + " of " + repository, url(repository, path)), url(repository, ""));
  }

  private URI url(RepositoryId repository, String path) {
    return Paths.repository(rest.access(), repository, path);
  }
}
