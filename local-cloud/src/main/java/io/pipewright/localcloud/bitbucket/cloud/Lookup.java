package io.pipewright.localcloud.bitbucket.cloud;

import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.git.CommitInfo;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import io.pipewright.localcloud.bitbucket.rest.Call;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import java.net.URI;
import java.util.List;

/** Finds what a path names, or answers 404. A repository's UUID will do for its slug. */
record Lookup(Hosting hosting) {
  HostedRepository repository(Call call) {
    String workspace = call.segment("workspace");
    String slug = call.segment("slug");
    return hosting.repositories().all().stream()
        .filter(it -> it.name().project().equalsIgnoreCase(workspace))
        .filter(
            it -> it.name().slug().equals(slug) || Json.uuid("repository", it.id()).equals(slug))
        .findFirst()
        .orElseThrow(
            () -> RestError.notFound("Repository %s/%s not found".formatted(workspace, slug), ""));
  }

  /** The workspace's repositories; a workspace is there if it has any. */
  List<HostedRepository> workspace(Call call) {
    String slug = call.segment("workspace");
    List<HostedRepository> repositories =
        hosting.repositories().all().stream()
            .filter(it -> it.name().project().equalsIgnoreCase(slug))
            .toList();
    if (repositories.isEmpty()) {
      throw RestError.notFound("No workspace with identifier '" + slug + "'.", "");
    }
    return repositories;
  }

  CommitInfo commit(HostedRepository repository, String revision) {
    return hosting
        .commits(repository)
        .find(revision)
        .orElseThrow(() -> RestError.notFound("Commit not found: " + revision, ""));
  }

  /** The commit that a path names, by full or abbreviated hash. */
  CommitInfo commit(HostedRepository repository, Call call) {
    return commit(repository, call.segment("commit"));
  }

  Json json() {
    return new Json(hosting.url().get());
  }

  /** A URL of the API. */
  URI api(HostedRepository repository, String path) {
    return URI.create(
        hosting.url().get() + "/2.0/repositories/" + Json.fullName(repository) + path);
  }
}
