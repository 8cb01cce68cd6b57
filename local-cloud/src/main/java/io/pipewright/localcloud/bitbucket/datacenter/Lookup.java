package io.pipewright.localcloud.bitbucket.datacenter;

import io.pipewright.localcloud.bitbucket.HostedRepository;
import io.pipewright.localcloud.bitbucket.git.CommitInfo;
import io.pipewright.localcloud.bitbucket.hosting.Hosting;
import io.pipewright.localcloud.bitbucket.rest.Call;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import java.util.List;

/** Finds what a path names, or answers 404. */
record Lookup(Hosting hosting) {
  HostedRepository repository(Call call) {
    String project = call.segment("project");
    String slug = call.segment("slug");
    return hosting
        .repositories()
        .find(project, slug)
        .orElseThrow(
            () ->
                RestError.notFound(
                    "Repository " + project + "/" + slug + " does not exist.",
                    "repository.NoSuchRepositoryException"));
  }

  /** The project's repositories; a project is there if it has any. */
  List<HostedRepository> project(Call call) {
    String key = call.segment("project");
    List<HostedRepository> repositories =
        hosting.repositories().all().stream()
            .filter(repository -> repository.name().project().equalsIgnoreCase(key))
            .toList();
    if (repositories.isEmpty()) {
      throw RestError.notFound(
          "Project " + key + " does not exist.", "project.NoSuchProjectException");
    }
    return repositories;
  }

  /** A commit by branch, tag or hash. */
  CommitInfo commit(HostedRepository repository, String revision) {
    return hosting
        .commits(repository)
        .find(revision)
        .orElseThrow(() -> noCommit(repository, revision));
  }

  /** The commit that statuses and reports are put on: only its full hash will do. */
  String fullHash(HostedRepository repository, Call call) {
    String hash = call.segment("commit");
    if (!hash.matches("[0-9a-f]{40}")) {
      throw noCommit(repository, hash);
    }
    return commit(repository, hash).hash();
  }

  private static RestError noCommit(HostedRepository repository, String revision) {
    return RestError.notFound(
        "Commit '%s' does not exist in repository '%s'."
            .formatted(revision, repository.name().slug()),
        "commit.NoSuchCommitException");
  }
}
