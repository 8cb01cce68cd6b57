package io.pipewright.receive;

import io.pipewright.receive.delivery.Delivery;
import io.pipewright.receive.delivery.SignedDeliveries;
import io.pipewright.receive.scope.UrlScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request in the making: signed, from Data Center, to the URL of the organisation. */
public final class Requests {
  private final Map<String, List<String>> headers = new HashMap<>();
  private String path = UrlScope.ROOT;
  private Optional<String> source = Optional.of("192.0.2.7");
  private byte[] body;

  private Requests(byte[] body) {
    this.body = body.clone();
  }

  /** A signed request. */
  public static Requests of(String key, byte[] body) {
    // API Gateway sends names in lower case, the JDK's server with capitals.
    return new Requests(body)
        .header("x-event-key", key)
        .header("X-Request-Id", "d-1")
        .header("x-hub-signature", SignedDeliveries.signature(body));
  }

  public static Requests merged() {
    return of("pr:merged", Payload.of(Payload.MERGED));
  }

  public Requests header(String name, String... values) {
    headers.put(name, List.of(values));
    return this;
  }

  public Requests without(String name) {
    headers.remove(name);
    return this;
  }

  public Requests signedWith(String secret) {
    return header("x-hub-signature", SignedDeliveries.signature(secret, body));
  }

  public Requests path(String other) {
    path = other;
    return this;
  }

  public Requests source(String address) {
    source = Optional.of(address);
    return this;
  }

  /** Another body under the old signature. */
  public Requests body(byte[] other) {
    body = other.clone();
    return this;
  }

  public Delivery build() {
    return new Delivery(path, source, headers, body);
  }
}
