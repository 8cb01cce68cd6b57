package io.pipewright.cli.demo;

import io.pipewright.localcloud.bitbucket.MergedPullRequest;

/**
 * A repository of the demo, with the pull request whose merge is delivered.
 *
 * @param project Bitbucket's project key
 * @param slug the repository's slug
 * @param team the owner in the organisation's file
 * @param merged the merge
 */
record DemoRepository(String project, String slug, String team, MergedPullRequest merged) {}
