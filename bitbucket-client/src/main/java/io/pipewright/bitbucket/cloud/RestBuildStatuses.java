package io.pipewright.bitbucket.cloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipewright.bitbucket.BuildStatus;
import io.pipewright.bitbucket.BuildStatuses;
import io.pipewright.bitbucket.limit.ShortText;
import io.pipewright.bitbucket.rest.RestCall;
import io.pipewright.bitbucket.rest.RestClient;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.net.URI;

/**
 * Build statuses by {@code POST …/commit/{commit}/statuses/build}. A status is shown on a pull
 * request if its {@code refname} is the source branch, so that is what {@link BuildStatus#ref()}
 * must name there.
 */
public final class RestBuildStatuses implements BuildStatuses {
  private static final String BRANCHES = "refs/heads/";
  // Not in the REST description, but a longer key is answered with 400.
  private static final int KEY = 40;
  // Not documented; what Data Center takes.
  private static final int NAME = 255;
  private static final int DESCRIPTION = 255;
  private static final int URL = 450;

  private final RestClient rest;

  /** Calls by {@code rest}. */
  public RestBuildStatuses(RestClient rest) {
    this.rest = rest;
  }

  @Override
  public void set(RepositoryId repository, CommitHash commit, BuildStatus status) {
    String what =
        "set the build status '%s' on %s of %s"
            .formatted(status.key(), commit.abbreviated(), repository);
    URI url = Paths.repository(rest.access(), repository, "/commit/" + commit + "/statuses/build");
    rest.call(RestCall.post(what, url, body(repository, commit, status)));
  }

  private ObjectNode body(RepositoryId repository, CommitHash commit, BuildStatus status) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("key", ShortText.key(status.key(), KEY));
    body.put("state", status.state().name());
    body.put("name", ShortText.cut(status.name(), NAME));
    body.put("url", link(repository, commit, status.url()));
    body.put("description", ShortText.cut(status.description(), DESCRIPTION));
    if (status.ref().startsWith(BRANCHES)) {
      body.put("refname", status.ref().substring(BRANCHES.length()));
    }
    return body;
  }

  /** A link that is too long cannot be cut; the commit's own page is better than no status. */
  private String link(RepositoryId repository, CommitHash commit, URI url) {
    String text = url.toString();
    return text.length() <= URL ? text : Paths.page(rest.access(), repository, commit);
  }
}
