package io.pipewright.receive.delivery;

import io.pipewright.ledger.Ledger;
import io.pipewright.queue.WorkQueue;
import io.pipewright.receive.event.Event;
import io.pipewright.receive.event.EventParser;
import io.pipewright.receive.failure.UnavailableException;
import io.pipewright.receive.signature.SignatureVerifier;
import io.pipewright.receive.signature.Verdict;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers deliveries. The order is the point: size, the unsigned ping, the signature, and only then
 * the body's meaning. Everything authentic that the factory does not act on gets 2xx, because
 * Bitbucket suspends a webhook after failures.
 */
public final class Receiver {
  private static final Logger log = LoggerFactory.getLogger(Receiver.class);

  private final SignatureVerifier verifier;
  private final EventParser parser;
  private final Ledger ledger;
  private final WorkQueue queue;

  /** A receiver of deliveries that {@code parser} understands. */
  public Receiver(SignatureVerifier verifier, EventParser parser, Ledger ledger, WorkQueue queue) {
    this.verifier = verifier;
    this.parser = parser;
    this.ledger = ledger;
    this.queue = queue;
  }

  /** Answers a delivery; never throws. */
  public Answer receive(Delivery delivery) {
    try {
      return judge(delivery);
    } catch (UnavailableException e) {
      log.error("delivery {}: {}", delivery.id(), e.getMessage(), e);
      return new Answer(503, "the factory cannot act on this now");
    } catch (RuntimeException e) {
      log.error("delivery {}: an error in the factory", delivery.id(), e);
      return new Answer(500, "an error in the factory");
    }
  }

  private Answer judge(Delivery delivery) {
    if (delivery.body().length > Delivery.BODY_LIMIT) {
      log.warn("delivery {}: the body is too large", delivery.id());
      return new Answer(413, "at most " + Delivery.BODY_LIMIT + " bytes");
    }
    Optional<String> eventKey = delivery.single("X-Event-Key");
    if (eventKey.filter(parser::isPing).isPresent()) {
      log.info("delivery {}: ping", delivery.id());
      return new Answer(200, "pong");
    }
    Verdict verdict = verifier.verify(delivery.body(), delivery.header("X-Hub-Signature"));
    if (verdict != Verdict.AUTHENTIC) {
      log.warn("delivery {}: rejected: {}", delivery.id(), verdict.reason());
      return new Answer(401, "no valid signature");
    }
    return eventKey
        .map(key -> parser.parse(key, delivery.body()))
        .orElse(new Event.Malformed("there is not exactly one X-Event-Key header"))
        .match(new Reaction(delivery.id()));
  }

  /** What is done about each event. */
  private final class Reaction implements Event.Cases<Answer> {
    private final String deliveryId;

    Reaction(String deliveryId) {
      this.deliveryId = deliveryId;
    }

    @Override
    public Answer ping(Event.Ping ping) {
      return new Answer(200, "pong");
    }

    @Override
    public Answer merged(Event.PullRequestMerged merged) {
      throw new IllegalStateException("not yet: " + ledger + queue);
    }

    @Override
    public Answer changed(Event.PullRequestChanged changed) {
      throw new IllegalStateException("not yet");
    }

    @Override
    public Answer pushed(Event.Pushed pushed) {
      throw new IllegalStateException("not yet");
    }

    @Override
    public Answer renamed(Event.RepositoryRenamed renamed) {
      throw new IllegalStateException("not yet");
    }

    @Override
    public Answer ignored(Event.Ignored ignored) {
      log.info("delivery {}: not acted on: {}", deliveryId, ignored.reason());
      return new Answer(202, "acknowledged: " + ignored.reason());
    }

    @Override
    public Answer malformed(Event.Malformed malformed) {
      log.warn("delivery {}: malformed: {}", deliveryId, malformed.reason());
      return new Answer(400, "malformed: " + malformed.reason());
    }
  }
}
