package io.pipewright.bitbucket.datacenter;

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
 * Build statuses by {@code POST …/commits/{commit}/builds}, which needs no more than the right to
 * read the repository. The key is sent as {@code parent}, too: that is what the required builds of
 * a merge check are matched with.
 */
public final class RestBuildStatuses implements BuildStatuses {
  // A longer value is answered with 400; the limits are those of the REST description (9.2).
  private static final int KEY = 255;
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
    URI url = Paths.repository(rest.access(), repository, "/commits/" + commit + "/builds");
    rest.call(RestCall.post(what, url, body(repository, commit, status)));
  }

  private ObjectNode body(RepositoryId repository, CommitHash commit, BuildStatus status) {
    String key = ShortText.key(status.key(), KEY);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("key", key);
    body.put("parent", key);
    body.put("state", status.state().name());
    body.put("name", ShortText.cut(status.name(), NAME));
    body.put("url", link(repository, commit, status.url()));
    body.put("description", ShortText.cut(status.description(), DESCRIPTION));
    if (status.ref().startsWith("refs/")) {
      body.put("ref", status.ref());
    }
    return body;
  }

  /** A link that is too long cannot be cut; the commit's own page is better than no status. */
  private String link(RepositoryId repository, CommitHash commit, URI url) {
    String text = url.toString();
    return text.length() <= URL ? text : Paths.page(rest.access(), repository, commit);
  }
}
