package io.pipewright.receive;

import io.pipewright.organisation.BitbucketKind;
import io.pipewright.receive.event.Event;
import io.pipewright.receive.scope.UrlScope;
import io.pipewright.receive.signature.SignatureVerifier;
import io.pipewright.receive.signature.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks and reads a delivery that nobody sent, so that the classes for it are loaded before the
 * first one comes. Nothing is written anywhere.
 */
final class Rehearsal {
  private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);
  private static final byte[] BODY =
      "{\"pullRequest\":{\"id\":1,\"links\":[true,null,1.5]}}".getBytes(StandardCharsets.UTF_8);
  private static final String SIGNATURE = "sha256=" + "0".repeat(64);

  private Rehearsal() {}

  static void of(BitbucketKind kind) {
    Verdict verdict =
        new SignatureVerifier(scope -> List.of(BODY))
            .verify(
                UrlScope.ofPath(UrlScope.ROOT + "/PAY").orElseThrow(), BODY, List.of(SIGNATURE));
    Event event = ReceiveApplication.parser(kind).parse("pr:merged", BODY);
    log.debug("rehearsed: {}, {}", verdict, event);
  }
}
