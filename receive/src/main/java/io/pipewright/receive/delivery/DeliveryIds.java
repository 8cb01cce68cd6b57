package io.pipewright.receive.delivery;

import io.pipewright.ledger.DeliveryId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names of deliveries in the ledger. */
final class DeliveryIds {
  private static final int BYTES_OF_BODY = 4;

  private DeliveryIds() {}

  /**
   * The request's name and the body's. The header is not signed: alone it would let somebody who
   * replays an old body under another's name keep the other from being acted on.
   */
  static DeliveryId of(String requestId, byte[] body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      return new DeliveryId(requestId + "-" + HexFormat.of().formatHex(digest, 0, BYTES_OF_BODY));
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform is required to have SHA-256.
      throw new IllegalStateException(e);
    }
  }
}
