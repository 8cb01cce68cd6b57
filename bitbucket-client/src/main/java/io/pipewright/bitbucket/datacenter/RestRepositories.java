package io.pipewright.bitbucket.datacenter;

import io.pipewright.bitbucket.PullRequest;
import io.pipewright.bitbucket.Repositories;
import io.pipewright.bitbucket.rest.Answer;
import io.pipewright.bitbucket.rest.Encoded;
import io.pipewright.bitbucket.rest.RestCall;
import io.pipewright.bitbucket.rest.RestClient;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads repositories; all of it needs no more than the right to read them. */
public final class RestRepositories implements Repositories {
  private final RestClient rest;

  /** Calls by {@code rest}. */
  public RestRepositories(RestClient rest) {
    this.rest = rest;
  }

  @Override
  public Optional<PullRequest> pullRequest(RepositoryId repository, long id) {
    return find(repository, "read pull request " + id, "/pull-requests/" + id)
        .map(PullRequestReader::read);
  }

  @Override
  public List<PullRequest> merged(RepositoryId repository, String branch, int limit) {
    String query = "?state=MERGED&order=NEWEST&direction=INCOMING&at=" + reference(branch);
    URI url = url(repository, "/pull-requests" + query);
    String what = "list the pull requests merged into %s of %s".formatted(branch, repository);
    return Pages.read(rest, what, url, limit).stream()
        .map(PullRequestReader::read)
        .sorted(
            Comparator.comparing((PullRequest one) -> one.closed().orElse(Instant.EPOCH))
                .reversed())
        .toList();
  }

  @Override
  public Optional<CommitHash> tip(RepositoryId repository, String branch) {
    return find(
            repository, "read the tip of " + branch, "/commits?limit=1&until=" + reference(branch))
        .flatMap(page -> page.each("/values").stream().findFirst())
        .map(commit -> commit.hash("/id"));
  }

  @Override
  public Optional<CommitHash> resolve(RepositoryId repository, String hash) {
    if (!hash.matches("[0-9a-f]{7,40}")) {
      throw new IllegalArgumentException("not 7 to 40 hexadecimal digits: '" + hash + "'");
    }
    return find(repository, "read commit " + hash, "/commits/" + hash)
        .map(commit -> commit.hash("/id"))
        .filter(full -> full.value().startsWith(hash));
  }

  @Override
  public boolean contains(RepositoryId repository, CommitHash newer, CommitHash older) {
    String what = "compare %s with %s".formatted(older.abbreviated(), newer.abbreviated());
    String path = "/commits?limit=1&until=" + older + "&since=" + newer;
    return find(repository, what, path).map(page -> page.each("/values").isEmpty()).orElse(false);
  }

  private Optional<Answer> find(RepositoryId repository, String what, String path) {
    return rest.find(
        RestCall.get(what + " of " + repository, url(repository, path)), url(repository, ""));
  }

  private URI url(RepositoryId repository, String path) {
    return Paths.repository(rest.access(), repository, path);
  }

  private static String reference(String branch) {
    return Encoded.one("refs/heads/" + branch);
  }
}
