package io.pipewright.bitbucket.cloud;

import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.Webhooks;
import io.pipewright.bitbucket.rest.Encoded;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.net.URI;

/** Where Cloud's resources are. A repository's project is its workspace. */
final class Paths {
  private Paths() {}

  /** A repository's resource; {@code path} is appended as it is. */
  static URI repository(BitbucketAccess access, RepositoryId repository, String path) {
    return URI.create(
        "%s/repositories/%s/%s%s"
            .formatted(access.apiUrl(), repository.project(), repository.slug(), path));
  }

  /** The webhooks of a workspace or a repository. */
  static URI hooks(BitbucketAccess access, Webhooks.Scope scope, String path) {
    String owner = Encoded.one(scope.project());
    String place =
        scope
            .slug()
            .map(slug -> "/repositories/" + owner + "/" + Encoded.one(slug))
            .orElse("/workspaces/" + owner);
    return URI.create(access.apiUrl() + place + "/hooks" + path);
  }

  /** A report of Code Insights. */
  static URI report(
      BitbucketAccess access, RepositoryId repository, CommitHash commit, String key, String path) {
    return repository(
        access, repository, "/commit/" + commit + "/reports/" + Encoded.one(key) + path);
  }

  /** A commit's page for people. */
  static String page(BitbucketAccess access, RepositoryId repository, CommitHash commit) {
    return "%s/%s/%s/commits/%s"
        .formatted(access.baseUrl(), repository.project(), repository.slug(), commit);
  }
}
