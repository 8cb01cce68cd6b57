package io.pipewright.localcloud.bitbucket;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A registered webhook.
 *
 * @param id number; Cloud shows a UUID made from it
 * @param name Cloud calls it description
 * @param url where it delivers
 * @param events event keys
 * @param active whether it delivers
 * @param secret signs deliveries; without one they are unsigned
 */
public record Hook(
    int id,
    HookScope scope,
    String name,
    URI url,
    Set<String> events,
    boolean active,
    Optional<String> secret) {
  public Hook {
    events = Set.copyOf(events);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Hook[id=%d, url=%s, events=%s, active=%s, signed=%s]"
        .formatted(id, url, events, active, secret.isPresent());
  }
}
