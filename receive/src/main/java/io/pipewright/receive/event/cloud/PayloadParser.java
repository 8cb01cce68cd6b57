package io.pipewright.receive.event.cloud;

import io.pipewright.receive.event.Event;
import io.pipewright.receive.event.EventParser;
import io.pipewright.receive.event.Field;
import io.pipewright.receive.event.PayloadException;

/**
 * Reads deliveries of Bitbucket Cloud. Its bodies do not say which event they are, and the header
 * that does is not signed: so a body is taken for an event only if it looks like one.
 */
public final class PayloadParser implements EventParser {
  /** Cloud has no ping: everything is signed. */
  @Override
  public boolean isPing(String eventKey) {
    return false;
  }

  @Override
  public String requestIdHeader() {
    return "X-Request-UUID";
  }

  @Override
  public Event parse(String eventKey, byte[] body) {
    try {
      return event(eventKey, Field.of(body));
    } catch (PayloadException e) {
      return new Event.Malformed(String.valueOf(e.getMessage()));
    }
  }

  private static Event event(String eventKey, Field root) {
    return switch (eventKey) {
      case "pullrequest:fulfilled" -> PullRequestEvents.merged(root);
      case "pullrequest:created", "pullrequest:updated", "pullrequest:push" ->
          PullRequestEvents.changed(root);
      case "repo:push" -> PushEvents.pushed(root);
      case "repo:updated" -> RepositoryEvents.updated(root);
      default -> new Event.Ignored("the factory does not act on events of this kind");
    };
  }
}
