package io.pipewright.localcloud.bitbucket;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

  /**
   * Signs a body as both kinds of Bitbucket do: HMAC-SHA256 over its bytes, in lower-case
   * hexadecimals. Without a secret there is no signature.
   */
  public static Delivery of(Map<String, String> headers, String body, Optional<String> secret) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("Content-Type", "application/json; charset=utf-8");
    secret.ifPresent(key -> all.put("X-Hub-Signature", "sha256=" + hmac(key, body)));
    return new Delivery(all, body);
  }

  /** The event key. */
  public String event() {
    return headers.getOrDefault("X-Event-Key", "");
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
