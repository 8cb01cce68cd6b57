package io.pipewright.localcloud.bitbucket.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipewright.localcloud.bitbucket.rest.Fields;
import io.pipewright.localcloud.bitbucket.rest.RestError;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A webhook that is to be registered. */
record HookBody(
    String name, URI url, Set<String> events, Optional<Boolean> active, Optional<String> secret) {
  private static final int TEXT = 255;
  private static final int LONGEST_URL = 2048;

  /** What a Data Center 10.2 was seen to accept; documented ones are missing here. */
  private static final Set<String> KNOWN =
      Set.of(
          "repo:refs_changed",
          "repo:modified",
          "repo:forked",
          "repo:comment:added",
          "repo:comment:edited",
          "repo:comment:deleted",
          "repo:secret_detected",
          "mirror:repo_synchronized",
          "project:modified",
          "pr:opened",
          "pr:from_ref_updated",
          "pr:modified",
          "pr:merged",
          "pr:declined",
          "pr:deleted",
          "pr:comment:added",
          "pr:comment:edited",
          "pr:comment:deleted",
          "pr:reviewer:updated",
          "pr:reviewer:approved",
          "pr:reviewer:unapproved",
          "pr:reviewer:needs_work");

  static HookBody read(Fields body) {
    body.required("url", LONGEST_URL);
    Set<String> events = new LinkedHashSet<>(body.texts("events"));
    List<String> unknown = events.stream().filter(event -> !KNOWN.contains(event)).toList();
    if (events.isEmpty() || !unknown.isEmpty()) {
      throw RestError.invalid("events", "Unknown or no events: " + unknown);
    }
    return new HookBody(
        body.required("name", TEXT),
        URI.create(body.url("url", LONGEST_URL)),
        events,
        body.flag("active"),
        secret(body.node().path("configuration").path("secret")));
  }

  private static Optional<String> secret(JsonNode secret) {
    if (secret.isTextual() && secret.textValue().isEmpty()) {
      throw RestError.broken("An error occurred while processing the request.");
    }
    return Optional.of(secret).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }
}
