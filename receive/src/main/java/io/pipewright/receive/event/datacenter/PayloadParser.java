package io.pipewright.receive.event.datacenter;

import io.pipewright.receive.event.Event;
import io.pipewright.receive.event.EventParser;
import io.pipewright.receive.event.Field;
import io.pipewright.receive.event.PayloadException;

/**
 * Reads deliveries of Bitbucket Data Center 7 to 10. Links, dates (whose form changed with version
 * 10), people and the order of fields play no part.
 */
public final class PayloadParser implements EventParser {
  private static final String PING = "diagnostics:ping";

  @Override
  public boolean isPing(String eventKey) {
    return eventKey.equals(PING);
  }

  @Override
  public String requestIdHeader() {
    return "X-Request-Id";
  }

  @Override
  public Event parse(String eventKey, byte[] body) {
    if (isPing(eventKey)) {
      return new Event.Ping();
    }
    try {
      Field root = Field.of(body);
      // The header is outside the signature: a replayed body must not be given another meaning.
      if (!root.at("eventKey").textOr(eventKey).equals(eventKey)) {
        return new Event.Malformed("X-Event-Key and the body's eventKey differ");
      }
      return event(eventKey, root);
    } catch (PayloadException e) {
      return new Event.Malformed(String.valueOf(e.getMessage()));
    }
  }

  private static Event event(String eventKey, Field root) {
    return switch (eventKey) {
      case "pr:merged" -> PullRequestEvents.merged(root.at("pullRequest"));
      case "pr:opened", "pr:from_ref_updated", "pr:modified" ->
          PullRequestEvents.changed(root.at("pullRequest"));
      case "repo:refs_changed" -> PushEvents.pushed(root);
      case "repo:modified" -> RepositoryEvents.modified(root);
      default -> new Event.Ignored("the factory does not act on events of this kind");
    };
  }
}
