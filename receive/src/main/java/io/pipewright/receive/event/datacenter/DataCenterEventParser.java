package io.pipewright.receive.event.datacenter;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pipewright.receive.event.Event;
import io.pipewright.receive.event.EventParser;
import io.pipewright.repository.CommitHash;
import io.pipewright.repository.RepositoryId;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads deliveries of Bitbucket Data Center 7 to 10. Of a merge it reads five values: the target's
 * project key, slug and branch, the merge commit and the number. Links, dates (whose form changed
 * with version 10), people and the order of fields play no part.
 */
public final class DataCenterEventParser implements EventParser {
  private static final String PING = "diagnostics:ping";
  private static final String MERGED = "pr:merged";
  private static final String BRANCH = "refs/heads/";

  private final ObjectMapper mapper =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @Override
  public boolean isPing(String eventKey) {
    return eventKey.equals(PING);
  }

  @Override
  public Event parse(String eventKey, byte[] body) {
    if (isPing(eventKey)) {
      return new Event.Ping();
    }
    JsonNode root;
    try {
      root = mapper.readTree(body);
    } catch (IOException e) {
      return new Event.Malformed("the body is not JSON");
    }
    // The header is outside the signature: a replayed body must not be given another meaning.
    String signedKey = root.path("eventKey").asText(eventKey);
    if (!signedKey.equals(eventKey)) {
      return new Event.Malformed("X-Event-Key and the body's eventKey differ");
    }
    if (!eventKey.equals(MERGED)) {
      return new Event.Ignored("the factory acts on " + MERGED + " only");
    }
    try {
      return merged(root.path("pullRequest"));
    } catch (IllegalArgumentException e) {
      return new Event.Malformed(String.valueOf(e.getMessage()));
    }
  }

  private static Event merged(JsonNode pullRequest) {
    JsonNode target = pullRequest.path("toRef");
    JsonNode repository = target.path("repository");
    RepositoryId id =
        new RepositoryId(
            text(repository.path("project"), "key", "pullRequest.toRef.repository.project"),
            text(repository, "slug", "pullRequest.toRef.repository"));
    String ref = text(target, "id", "pullRequest.toRef");
    if (!ref.startsWith(BRANCH)) {
      return new Event.Ignored("the target is not a branch");
    }
    return new Event.PullRequestMerged(
        id,
        ref.substring(BRANCH.length()),
        mergeCommit(pullRequest.path("properties").path("mergeCommit")),
        pullRequest.path("id").asLong(0));
  }

  /** {@code toRef.latestCommit} is no substitute: it is the branch's tip before the merge. */
  private static Optional<String> mergeCommit(JsonNode mergeCommit) {
    JsonNode id = mergeCommit.path("id");
    return id.isMissingNode() || id.isNull()
        ? Optional.empty()
        : Optional.of(new CommitHash(id.asText()).value());
  }

  private static String text(JsonNode parent, String field, String path) {
    JsonNode value = parent.path(field);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw new IllegalArgumentException(path + "." + field + " is missing or not a string");
    }
    return value.textValue();
  }
}
