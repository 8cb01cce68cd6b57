package io.pipewright.receive.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Bitbucket does. */
public final class SignedDeliveries {
  public static final String SECRET = "a secret for tests";

  private SignedDeliveries() {}

  /** The value of {@code X-Hub-Signature}. */
  public static String signature(byte[] body) {
    return signature(SECRET, body);
  }

  public static String signature(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
