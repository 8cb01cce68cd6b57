package io.pipewright.localcloud.bitbucket;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A webhook delivery as it goes over the wire; sent twice, it is the same delivery.
 *
 * @param headers what identifies and signs it
 * @param body the JSON document
 */
public record Delivery(Map<String, String> headers, String body) {
  private static final String ALGORITHM = "HmacSHA256";

  public Delivery {
    headers = Map.copyOf(headers);
  }

  /** Signs a body as Data Center does: HMAC-SHA256 over its bytes, in lower-case hexadecimals. */
  static Delivery signed(String eventKey, String requestId, String body, String secret) {
    return new Delivery(
        Map.of(
            "Content-Type",
            "application/json; charset=utf-8",
            "User-Agent",
            "Atlassian HttpClient / Bitbucket-9 (Pipewright stand-in)",
            "X-Event-Key",
            eventKey,
            "X-Request-Id",
            requestId,
            "X-Hub-Signature",
            "sha256=" + hmac(secret, body)),
        body);
  }

  private static String hmac(String secret, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }
}
