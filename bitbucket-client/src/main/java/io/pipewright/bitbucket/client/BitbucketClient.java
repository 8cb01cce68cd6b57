package io.pipewright.bitbucket.client;

import io.pipewright.bitbucket.BitbucketAccess;
import io.pipewright.bitbucket.BuildStatuses;
import io.pipewright.bitbucket.CodeInsights;
import io.pipewright.bitbucket.Repositories;
import io.pipewright.bitbucket.Retry;
import io.pipewright.bitbucket.Webhooks;
import io.pipewright.bitbucket.rest.RestClient;

/**
 * What the factory uses of Bitbucket's REST API, of whichever kind it is.
 *
 * @param statuses build statuses on commits
 * @param repositories reads pull requests, branches and commits
 * @param insights reports on commits
 * @param webhooks registers webhooks
 */
public record BitbucketClient(
    BuildStatuses statuses, Repositories repositories, CodeInsights insights, Webhooks webhooks) {

  /**
   * A client of the kind that {@code access} names; nothing is called yet.
   *
   * @param access the server and the right to use it
   * @param retry how often and when a failed call is repeated
   */
  public static BitbucketClient of(BitbucketAccess access, Retry retry) {
    RestClient rest = new RestClient(access, retry);
    return switch (access.kind()) {
      case DATA_CENTER ->
          new BitbucketClient(
              new io.pipewright.bitbucket.datacenter.RestBuildStatuses(rest),
              new io.pipewright.bitbucket.datacenter.RestRepositories(rest),
              new io.pipewright.bitbucket.datacenter.RestCodeInsights(rest),
              new io.pipewright.bitbucket.datacenter.RestWebhooks(rest));
      case CLOUD ->
          new BitbucketClient(
              new io.pipewright.bitbucket.cloud.RestBuildStatuses(rest),
              new io.pipewright.bitbucket.cloud.RestRepositories(rest),
              new io.pipewright.bitbucket.cloud.RestCodeInsights(rest),
              new io.pipewright.bitbucket.cloud.RestWebhooks(rest));
    };
  }
}
