package io.pipewright.bitbucket.datacenter;

import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.Webhooks;
import io.pipewright.bitbucket.rest.Encoded;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.net.URI;

/** Where Data Center's resources are. */
final class Paths {
  private Paths() {}

  /** A repository's resource; {@code path} is appended as it is. */
  static URI repository(BitbucketAccess access, RepositoryId repository, String path) {
    return URI.create(
        "%s/api/latest/projects/%s/repos/%s%s"
            .formatted(access.apiUrl(), repository.project(), repository.slug(), path));
  }

  /** A project's or a repository's resource. */
  static URI scope(BitbucketAccess access, Webhooks.Scope scope, String path) {
    String slug = scope.slug().map(one -> "/repos/" + Encoded.one(one)).orElse("");
    return URI.create(
        "%s/api/latest/projects/%s%s%s"
            .formatted(access.apiUrl(), Encoded.one(scope.project()), slug, path));
  }

  /** A report of Code Insights. */
  static URI report(
      BitbucketAccess access, RepositoryId repository, CommitHash commit, String key, String path) {
    return URI.create(
        "%s/insights/latest/projects/%s/repos/%s/commits/%s/reports/%s%s"
            .formatted(
                access.apiUrl(),
                repository.project(),
                repository.slug(),
                commit,
                Encoded.one(key),
                path));
  }

  /** A commit's page for people. */
  static String page(BitbucketAccess access, RepositoryId repository, CommitHash commit) {
    return "%s/projects/%s/repos/%s/commits/%s"
        .formatted(access.baseUrl(), repository.project(), repository.slug(), commit);
  }
}
