package io.pipewright.cli.demo;

import io.pipewright.localcloud.bitbucket.PullRequest;
import io.pipewright.localcloud.bitbucket.RepositoryName;
import java.nio.file.Path;

/**
 * A repository of the demo, with its newest pull request.
 *
 * @param project Bitbucket's project key
 * @param slug the repository's slug
 * @param team the owner in the organisation's file
 * @param source the directory that it was made from
 * @param pullRequest the pull request, first open and then merged
 */
record DemoRepository(
    String project, String slug, String team, Path source, PullRequest pullRequest) {
  /** The same repository with another pull request, or the same one further on. */
  DemoRepository with(PullRequest next) {
    return new DemoRepository(project, slug, team, source, next);
  }

  /** Its name in Bitbucket. */
  RepositoryName name() {
    return new RepositoryName(project, slug);
  }

  /** The merge commit of its merged pull request. */
  String commit() {
    return pullRequest
        .mergeCommit()
        .orElseThrow(() -> new IllegalStateException("not merged: " + slug));
  }
}
