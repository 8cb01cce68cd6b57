package io.pipewright.receive.signature;

import io.pipewright.receive.scope.UrlScope;
import java.util.List;

/** The secrets that deliveries may be signed with. */
public interface WebhookSecrets {
  /**
   * The secrets that are valid now for one URL: usually one, two while one replaces the other, none
   * if nothing usable is configured. Empty secrets count as none to {@link SignatureVerifier}.
   *
   * @throws io.pipewright.receive.failure.UnavailableException if they cannot be read at the moment
   */
  List<byte[]> current(UrlScope scope);
}
