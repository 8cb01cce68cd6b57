package io.pipewright.receive.event;

/** Reads deliveries of one kind of Bitbucket. */
public interface EventParser {
  /**
   * Whether this is the delivery that Bitbucket sends unsigned, even with a secret, to test a
   * connection. Its body is never read.
   */
  boolean isPing(String eventKey);

  /** The header that names a delivery. */
  String requestIdHeader();

  /**
   * Reads an authentic delivery; never throws.
   *
   * @param eventKey the header {@code X-Event-Key}, which no signature covers
   * @param body the signed bytes
   */
  Event parse(String eventKey, byte[] body);
}
