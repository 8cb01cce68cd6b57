package io.pipewright.localcloud.bitbucket.cloud;

import io.pipewright.localcloud.bitbucket.rest.Fields;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A webhook that is to be registered.
 *
 * @param keepsSecret whether the request says nothing of a secret
 */
record HookBody(
    String description,
    URI url,
    Set<String> events,
    Optional<Boolean> active,
    Optional<String> secret,
    boolean keepsSecret) {
  private static final int TEXT = 255;
  private static final int LONGEST_URL = 2048;
  private static final int LONGEST_SECRET = 128;
  private static final Set<String> KNOWN =
      Set.of(
          "issue:comment_created",
          "issue:created",
          "issue:updated",
          "pipeline:span_created",
          "project:updated",
          "pullrequest:approved",
          "pullrequest:changes_request_created",
          "pullrequest:changes_request_removed",
          "pullrequest:comment_created",
          "pullrequest:comment_deleted",
          "pullrequest:comment_reopened",
          "pullrequest:comment_resolved",
          "pullrequest:comment_updated",
          "pullrequest:created",
          "pullrequest:fulfilled",
          "pullrequest:push",
          "pullrequest:rejected",
          "pullrequest:unapproved",
          "pullrequest:updated",
          "repo:commit_comment_created",
          "repo:commit_status_created",
          "repo:commit_status_updated",
          "repo:created",
          "repo:deleted",
          "repo:fork",
          "repo:imported",
          "repo:push",
          "repo:transfer",
          "repo:updated");

  static HookBody read(Fields body) {
    body.required("url", LONGEST_URL);
    Set<String> events = new LinkedHashSet<>(body.texts("events"));
    List<String> unknown = events.stream().filter(event -> !KNOWN.contains(event)).toList();
    if (events.isEmpty() || !unknown.isEmpty()) {
      throw RestError.invalid("events", "Unknown or no events: " + unknown);
    }
    return new HookBody(
        body.text("description", TEXT),
        URI.create(body.url("url", LONGEST_URL)),
        events,
        body.flag("active"),
        Optional.of(body.text("secret", LONGEST_SECRET)).filter(secret -> !secret.isEmpty()),
        body.node().path("secret").isMissingNode());
  }
}
