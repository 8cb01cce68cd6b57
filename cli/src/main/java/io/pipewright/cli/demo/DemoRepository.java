package io.pipewright.cli.demo;

import io.pipewright.localcloud.bitbucket.MergedPullRequest;
import java.nio.file.Path;

/**
 * A repository of the demo, with the pull request whose merge is delivered.
 *
 * @param project Bitbucket's project key
 * @param slug the repository's slug
 * @param team the owner in the organisation's file
 * @param source the directory that it was made from
 * @param merged the merge
 */
record DemoRepository(
    String project, String slug, String team, Path source, MergedPullRequest merged) {
  /** The same repository after another merge. */
  DemoRepository after(MergedPullRequest next) {
    return new DemoRepository(project, slug, team, source, next);
  }
}
