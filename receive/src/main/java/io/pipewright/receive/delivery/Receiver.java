package io.pipewright.receive.delivery;

import io.pipewright.ledger.DeliveryId;
import io.pipewright.ledger.LedgerException;
import io.pipewright.ledger.Work;
import io.pipewright.receive.event.Event;
import io.pipewright.receive.event.EventParser;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.receive.scope.UrlScope;
import io.pipewright.receive.signature.SignatureVerifier;
import io.pipewright.receive.signature.Verdict;
import io.pipewright.receive.source.SourceRanges;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers deliveries. The order is the point: size, the URL, the unsigned ping, where it comes
 * from, the signature, and only then the body's meaning. Everything authentic gets 2xx, even what
 * the factory cannot read, because Bitbucket suspends a webhook after failures; only if the factory
 * itself is not able to take a delivery does it say so.
 */
public final class Receiver {
  private static final Logger log = LoggerFactory.getLogger(Receiver.class);
  private static final Answer UNSIGNED = new Answer(401, "no valid signature");
  private static final Answer TOO_LARGE =
      new Answer(413, "at most " + Delivery.BODY_LIMIT + " bytes");

  private final SourceRanges sources;
  private final SignatureVerifier verifier;
  private final EventParser parser;
  private final String mainBranch;
  private final Dispatch dispatch;

  /**
   * A receiver of deliveries.
   *
   * @param sources where they may come from
   * @param verifier decides whether they are authentic
   * @param parser understands them
   * @param mainBranch the branch that the factory serves
   * @param dispatch takes the work
   */
  public Receiver(
      SourceRanges sources,
      SignatureVerifier verifier,
      EventParser parser,
      String mainBranch,
      Dispatch dispatch) {
    this.sources = sources;
    this.verifier = verifier;
    this.parser = parser;
    this.mainBranch = mainBranch;
    this.dispatch = dispatch;
  }

  /** Answers a delivery; never throws. */
  public Answer receive(Delivery delivery) {
    String name = delivery.requestId(parser.requestIdHeader());
    try {
      return judge(name, delivery);
    } catch (UnavailableException | LedgerException e) {
      log.error("delivery {}: {}", name, e.getMessage(), e);
      return new Answer(503, "the factory cannot take this now");
    } catch (RuntimeException e) {
      log.error("delivery {}: an error in the factory", name, e);
      return new Answer(500, "an error in the factory");
    }
  }

  private Answer judge(String name, Delivery delivery) {
    if (delivery.body().length > Delivery.BODY_LIMIT) {
      return refuse(name, "the body is too large", TOO_LARGE);
    }
    Optional<UrlScope> scope = UrlScope.ofPath(delivery.path());
    if (scope.isEmpty()) {
      return refuse(
          name,
          "its URL is not the webhook's",
          new Answer(404, "deliveries go to " + UrlScope.ROOT + "[/PROJECT[/slug]]"));
    }
    if (delivery.eventKey().filter(parser::isPing).isPresent()) {
      log.info("delivery {}: ping", name);
      return new Answer(200, "pong");
    }
    if (!sources.admit(delivery.source())) {
      return refuse(
          name, "it comes from outside the ranges", new Answer(403, "not from this address"));
    }
    return opened(name, delivery, scope.get());
  }

  private Answer opened(String name, Delivery delivery, UrlScope scope) {
    byte[] body = delivery.body();
    if (GzipBody.is(body)) {
      try {
        body = GzipBody.unpack(body, Delivery.BODY_LIMIT);
      } catch (IOException e) {
        return refuse(name, "its body is damaged gzip", UNSIGNED);
      }
      if (body.length > Delivery.BODY_LIMIT) {
        return refuse(name, "the unpacked body is too large", TOO_LARGE);
      }
    }
    Verdict verdict = verifier.verify(scope, body, delivery.header("X-Hub-Signature"));
    if (verdict != Verdict.AUTHENTIC) {
      return refuse(name, scope + ": " + verdict.reason(), UNSIGNED);
    }
    return authentic(DeliveryIds.of(name, body), delivery.eventKey(), body, scope);
  }

  private Answer authentic(DeliveryId id, Optional<String> key, byte[] body, UrlScope scope) {
    Event event =
        key.map(it -> parser.parse(it, body))
            .orElseGet(() -> new Event.Malformed("there is not exactly one X-Event-Key"));
    Decision decision = Decision.about(event, scope, mainBranch);
    return decision
        .work()
        .map(work -> act(id, key.orElseThrow(), work))
        .orElseGet(() -> acknowledge(id, decision));
  }

  private Answer act(DeliveryId id, String key, Work work) {
    boolean handedOn = dispatch.handOn(id, key, work);
    log.info(
        "delivery {}: {} in {}: {}", id, key, work.repository(), handedOn ? "queued" : "known");
    return new Answer(202, handedOn ? "accepted" : "known");
  }

  private static Answer acknowledge(DeliveryId id, Decision decision) {
    if (decision.alarming()) {
      log.error("delivery {}: authentic, but not acted on: {}", id, decision.reason());
    } else {
      log.info("delivery {}: not acted on: {}", id, decision.reason());
    }
    return new Answer(202, "acknowledged: " + decision.reason());
  }

  private static Answer refuse(String name, String reason, Answer answer) {
    log.warn("delivery {}: refused: {}", name, reason);
    return answer;
  }
}
