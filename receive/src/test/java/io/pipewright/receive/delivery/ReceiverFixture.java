package io.pipewright.receive.delivery;

import io.pipewright.ledger.DeliveryQuery;
import io.pipewright.ledger.DeliveryRecord;
import io.pipewright.ledger.InMemoryLedger;
import io.pipewright.receive.MemoryQueue;
import io.pipewright.receive.Requests;
import io.pipewright.receive.event.Event;
import io.pipewright.receive.event.EventParser;
import io.pipewright.receive.event.datacenter.PayloadParser;
import io.pipewright.receive.scope.UrlScope;
import io.pipewright.receive.signature.SignatureVerifier;
import io.pipewright.receive.signature.WebhookSecrets;
import io.pipewright.receive.source.SourceRanges;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A receiver with nothing behind it but memory. */
public final class ReceiverFixture {
  public static final Instant NOW = Instant.parse("2026-03-02T08:15:43Z");

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final MemoryQueue queue = new MemoryQueue();
  private final CountingParser parser;
  private SourceRanges sources = SourceRanges.ALL;

  private WebhookSecrets secrets =
      scope ->
          scope.equals(UrlScope.ORGANISATION)
              ? List.of(SignedDeliveries.SECRET.getBytes(StandardCharsets.UTF_8))
              : List.of();

  /** For Data Center. */
  public ReceiverFixture() {
    this(new PayloadParser());
  }

  public ReceiverFixture(EventParser parser) {
    this.parser = new CountingParser(parser);
  }

  public Receiver receiver() {
    return new Receiver(
        sources,
        new SignatureVerifier(scope -> secrets.current(scope)),
        parser,
        "main",
        new Dispatch(ledger, queue, Clock.fixed(NOW, ZoneOffset.UTC)));
  }

  public Answer receive(Requests request) {
    return receiver().receive(request.build());
  }

  public InMemoryLedger ledger() {
    return ledger;
  }

  /** What is written down, the newest first. */
  public List<DeliveryRecord> recorded() {
    return ledger.deliveries(new DeliveryQuery(Optional.empty(), false, 1_000));
  }

  public MemoryQueue queue() {
    return queue;
  }

  /** How often a body was parsed. */
  public int parsed() {
    return parser.parsed;
  }

  /** Whether nothing was written down or sent. */
  public boolean untouched() {
    return recorded().isEmpty() && queue.sent().isEmpty();
  }

  public void secrets(WebhookSecrets others) {
    secrets = others;
  }

  public void sources(String ranges) {
    sources = SourceRanges.parse(ranges);
  }

  private static final class CountingParser implements EventParser {
    private final EventParser real;
    private int parsed;

    CountingParser(EventParser real) {
      this.real = real;
    }

    @Override
    public boolean isPing(String eventKey) {
      return real.isPing(eventKey);
    }

    @Override
    public String requestIdHeader() {
      return real.requestIdHeader();
    }

    @Override
    public Event parse(String eventKey, byte[] body) {
      parsed++;
      return real.parse(eventKey, body);
    }
  }
}
